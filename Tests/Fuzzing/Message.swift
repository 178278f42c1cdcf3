import Calendars
import Foundation
import Mail

/// What libFuzzer calls with octets of its own making: a message as it comes by mail, read as `samordna inspect` reads it.
@_cdecl("LLVMFuzzerTestOneInput")
func readMessage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Data(UnsafeBufferPointer(start: start, count: count))
    let recognition = Recognition(IncomingMessage(parsing: octets))
    for calendar in recognition.answering { _ = AnswerSheet(reading: calendar.text) }
    return 0
}
