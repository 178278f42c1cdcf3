import Calendars
import Foundation

/// What libFuzzer calls with octets of its own making: a calendar that came by mail, and one that somebody imports.
@_cdecl("LLVMFuzzerTestOneInput")
func readCalendar(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    _ = AnswerSheet(reading: text)
    _ = try? events(in: text)
    return 0
}
