-- One page in ten requests, so that a hundred thousand are made in minutes; the rest ask whether the service is well.
local count = 0

request = function()
    count = count + 1
    return wrk.format("GET", count % 10 == 0 and "/idag" or "/health")
end
