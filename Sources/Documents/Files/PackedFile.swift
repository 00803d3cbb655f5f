/// A file that may be packed with gzip.
public struct PackedFile: Sendable {
  /// Why a file cannot be read.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong with it.
    public let reason: String
    /// What failed, in a line.
    public var description: String { "\(path) \(reason)" }
  }

  /// The bytes of a file, unpacked where they are packed.
  ///
  /// - Parameter bytesMax: How many there may be, as the file has them and unpacked.
  public static func read(
    _ path: String, bytesMax: Int = 1 << 30
  ) throws(Failure) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path, bytesMax: bytesMax)
    } catch {
      throw Failure(path: path, reason: "cannot be read: \(error.reason)")
    }
    guard bytes.count <= bytesMax else {
      throw Failure(path: path, reason: "has more than \(bytesMax) bytes")
    }
    guard Inflate.isGzip(bytes) else { return bytes }
    do {
      return try Inflate.gzip(bytes, bytesMax: bytesMax)
    } catch {
      throw Failure(path: path, reason: error.description)
    }
  }
}
