import Calendars
import Foundation
import Mail

/// What libFuzzer calls with octets of its own making: a message as it comes by mail, read as `samordna inspect` reads it.
@_cdecl("LLVMFuzzerTestOneInput")
func readMessage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Data(UnsafeBufferPointer(start: start, count: count))
    let recognition = Recognition(IncomingMessage(parsing: octets))
    for calendar in recognition.answering { _ = AnswerSheet(reading: calendar.text) }
    // The calendar readers too, without a letter around.
    let text = String(decoding: octets, as: UTF8.self)
    _ = AnswerSheet(reading: text)
    _ = try? events(in: text)
    return 0
}
