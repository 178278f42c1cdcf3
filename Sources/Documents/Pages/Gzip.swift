import CZlib
import Foundation

extension Data {
    /// As gzip has it; nil where there is no memory for it.
    package var gzipped: Data? {
        var stream = z_stream()
        // 16 more than the largest window: gzip's head and tail around it.
        let begun = deflateInit2_(
            &stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { return nil }
        defer { deflateEnd(&stream) }

        var input = [UInt8](self)
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(count))))
        let ended = input.withUnsafeMutableBufferPointer { source in
            packed.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        return ended == Z_STREAM_END ? Data(packed.prefix(Int(stream.total_out))) : nil
    }
}
