internal import CSystem

// Small text files beside a journal, for people; nothing depends on them being on the disk.
extension SystemFileStore {
  /// Puts a text in the place of what a file says.
  ///
  /// - Throws: ``FileFailure`` if it cannot be written.
  public func write(_ text: String, to path: String) throws(FileFailure) {
    do throws(FileFailure) { try remove(path) } catch {
      guard error.isAbsence else { throw error }
    }
    let file = try create(path)
    defer { close(file) }
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      // SAFETY: what is written lies within the array, whose memory is valid during the call.
      let count = unsafe bytes.withUnsafeBytes { raw in
        unsafe csystem_file_write(
          file.descriptor, raw.baseAddress.map { unsafe $0 + done }, Int64(raw.count - done))
      }
      guard count > 0 else { throw FileFailure(.write, path, code: Int32(-count)) }
      done += Int(count)
    }
  }

  /// What a text file says.
  ///
  /// - Throws: ``FileFailure`` if it cannot be read.
  public func text(of path: String) throws(FileFailure) -> String {
    let file = openForReading(path)
    guard file >= 0 else { throw FileFailure(.read, path, code: -file) }
    defer { csystem_file_close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      // SAFETY: the count is that of the array, whose memory is valid during the call.
      let count = unsafe chunk.withUnsafeMutableBytes { raw in
        unsafe csystem_file_read(file, raw.baseAddress, Int64(raw.count))
      }
      guard count >= 0 else { throw FileFailure(.read, path, code: Int32(-count)) }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<Int(count)]
    }
  }

  /// How many bytes the files of a folder have together; 0 for what cannot be measured.
  public func byteCount(of directory: String) -> Int64 {
    var total: Int64 = 0
    for name in (try? names(in: directory)) ?? [] {
      let file = openForReading(directory + "/" + name)
      guard file >= 0 else { continue }
      total += max(0, csystem_file_size(file))
      csystem_file_close(file)
    }
    return total
  }
}

/// Opens a file for reading.
private func openForReading(_ path: String) -> Int32 {
  // SAFETY: the system reads the path during the call and keeps nothing of it.
  unsafe csystem_file_open(path)
}
