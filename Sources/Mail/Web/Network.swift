import Foundation

/// A stretch of Internet addresses, such as 10.20.0.0/16 or fd00::/8.
package struct Network: Hashable, Sendable {
    private let start: [UInt8]
    private let bits: Int

    /// Nothing where the text is no address with the number of its leading bits.
    package init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2, let octets = HostAddress(String(halves[0]))?.octets else { return nil }
        let bits = halves.count == 2 ? Int(halves[1]) : octets.count * 8
        guard let bits, (0...octets.count * 8).contains(bits) else { return nil }
        (start, self.bits) = (octets, bits)
    }

    func contains(_ address: HostAddress) -> Bool {
        guard address.octets.count == start.count else { return false }
        return (0..<start.count).allSatisfy { index in
            let own = min(max(bits - index * 8, 0), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> own)
            return start[index] & mask == address.octets[index] & mask
        }
    }
}

/// The address of a machine, four octets or sixteen.
struct HostAddress: Hashable {
    let octets: [UInt8]

    init?(_ text: String) {
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            octets = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            octets = withUnsafeBytes(of: six) { Array($0) }
        } else {
            return nil
        }
    }

    /// Of a socket; nothing where it is of another family.
    init?(socketAddress raw: UnsafeRawBufferPointer) {
        guard raw.count >= MemoryLayout<sockaddr>.size else { return nil }
        switch Int32(raw.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET where raw.count >= MemoryLayout<sockaddr_in>.size:
            octets = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6 where raw.count >= MemoryLayout<sockaddr_in6>.size:
            octets = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default: return nil
        }
    }

    /// Whether it is anybody's on the Internet, and not this machine, this house or something else of its own kind.
    var isPublic: Bool {
        if octets.count == 4 { return !reservedFour.contains { $0.contains(self) } }
        if translated.contains(self) { return HostAddress(octets: Array(octets.suffix(4))).isPublic }
        return internet.contains(self) && !reservedSix.contains { $0.contains(self) }
    }

    private init(octets: [UInt8]) { self.octets = octets }
}

/// IPv4 stretches that are nobody's on the Internet (IANA's special-purpose registry).
private let reservedFour = networks(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4")

/// Within the Internet's part of IPv6 what is not, or carries an IPv4 address that leads elsewhere.
private let reservedSix = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")

private let internet = network("2000::/3")

/// IPv4 behind an IPv6-only network (RFC 6052).
private let translated = network("64:ff9b::/96")

private func networks(_ texts: String...) -> [Network] { texts.map(network) }

private func network(_ text: String) -> Network {
    guard let network = Network(text) else { preconditionFailure("“\(text)” is no network") }
    return network
}
