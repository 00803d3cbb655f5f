internal import CSystem

/// Bytes in a file that no name leads to: out of memory, and gone with whoever holds them, however
/// the process ends.
public final class NamelessFile: Sendable {
  /// How many bytes it holds.
  public let byteCount: Int
  private let descriptor: Int32
  private let directory: String

  /// Writes bytes into a new file.
  ///
  /// - Parameter directory: A folder on the file system that is to hold them.
  /// - Throws: ``FileFailure`` where the system refuses; nothing is left of the file then.
  public init(_ bytes: [UInt8], in directory: String) throws(FileFailure) {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    let descriptor = unsafe csystem_file_nameless(directory)
    guard descriptor >= 0 else { throw FileFailure(.create, directory, code: -descriptor) }
    var done = 0
    while done < bytes.count {
      // SAFETY: what is written lies within the array, whose memory is valid during the call.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe csystem_file_write(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, Int64(buffer.count - done))
      }
      guard count > 0 else {
        csystem_file_close(descriptor)
        let code = count < 0 ? Int32(-count) : csystem_error_input_output
        throw FileFailure(.write, directory, code: code)
      }
      done += Int(count)
    }
    byteCount = bytes.count
    self.descriptor = descriptor
    self.directory = directory
  }

  deinit { csystem_file_close(descriptor) }

  /// The bytes again. May be asked on any thread.
  /// - Throws: ``FileFailure`` where they cannot be read.
  public func bytes() throws(FileFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    var done = 0
    while done < byteCount {
      // SAFETY: the bytes asked for lie within the array: at most `byteCount`, from `done` on.
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe csystem_file_read_at(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, Int64(buffer.count - done),
          Int64(done))
      }
      guard count > 0 else {
        let code = count < 0 ? Int32(-count) : csystem_error_input_output
        throw FileFailure(.read, directory, code: code)
      }
      done += Int(count)
    }
    return bytes
  }
}
