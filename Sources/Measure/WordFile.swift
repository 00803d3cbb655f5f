internal import CMeasure

/// A file of 64-bit words in the machine's order.
public enum WordFile {
  /// All words of a file.
  /// - Throws: ``WordFileError`` where it cannot be read.
  public static func read(_ path: String) throws(WordFileError) -> [UInt64] {
    // SAFETY: no room is given, so nothing is written; the call only counts.
    let count = unsafe cmeasure_read_words(path, nil, 0)
    guard count >= 0 else { throw WordFileError(path: path, code: Int32(-count)) }
    var words = [UInt64](repeating: 0, count: Int(count))
    // SAFETY: there is room for as many words as the call is told.
    let read = unsafe cmeasure_read_words(path, &words, count)
    guard read == count else { throw WordFileError(path: path, code: Int32(min(0, read)) * -1) }
    return words
  }

  /// Writes words into a file, replacing it.
  /// - Throws: ``WordFileError`` where it cannot be written.
  public static func write(_ words: [UInt64], to path: String) throws(WordFileError) {
    // SAFETY: there are as many words as the call is told, of 8 bytes each.
    let code = unsafe cmeasure_write_bytes(path, words, Int64(words.count) * 8)
    guard code == 0 else { throw WordFileError(path: path, code: -code) }
  }

  /// Writes a text into a file, replacing it.
  /// - Throws: ``WordFileError`` where it cannot be written.
  public static func write(_ text: String, to path: String) throws(WordFileError) {
    let bytes = Array(text.utf8)
    // SAFETY: there are as many bytes as the call is told.
    let code = unsafe cmeasure_write_bytes(path, bytes, Int64(bytes.count))
    guard code == 0 else { throw WordFileError(path: path, code: -code) }
  }

  /// Makes an empty file of a name of its own in the folder for temporary files.
  /// - Throws: ``WordFileError`` where there can be none.
  public static func makeTemporary() throws(WordFileError) -> String {
    var path = [CChar](repeating: 0, count: 1024)
    // SAFETY: there is room for as many characters as the call is told.
    let code = unsafe cmeasure_make_file(&path, Int32(path.count))
    guard code == 0 else { throw WordFileError(path: "the temporary folder", code: -code) }
    return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a file.
  public static func remove(_ path: String) {
    // SAFETY: the call reads the string and keeps nothing of it.
    unsafe cmeasure_remove_file(path)
  }
}

/// A file that could not be read or written.
public struct WordFileError: Error, CustomStringConvertible {
  /// The file.
  public let path: String
  /// The system's number for what went wrong; 0 where the file changed while it was read.
  public let code: Int32

  /// What went wrong, in a line.
  public var description: String { "\(path): cannot be read or written (error \(code))" }
}
