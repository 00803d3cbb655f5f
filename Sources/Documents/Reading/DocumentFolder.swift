/// A document that can be chosen by its name.
public struct DocumentEntry: Hashable, Sendable {
  /// Where a document comes from.
  public enum Origin: Hashable, Sendable {
    /// It is part of the program.
    case builtIn
    /// It is a file of the user's.
    case file(String)
  }

  /// What it is chosen by.
  public let name: String
  /// Where it comes from.
  public let origin: Origin
}

/// A document's bytes, and what to call it.
struct DocumentSource {
  /// What it is chosen by: the file's name without its ending.
  let name: String
  /// The file, as problems name it.
  let file: String
  /// What is in it.
  let bytes: [UInt8]
}

/// The user's folder of documents of one kind. It need not exist.
struct DocumentFolder: Hashable, Sendable {
  /// Where it is, if there is one.
  let path: String?

  private static let endings = [".yaml", ".yml"]

  /// The built-in documents in their order, then the user's others by name.
  func entries(builtIn: [String]) throws(DocumentError) -> [DocumentEntry] {
    let files = try files()
    var entries = builtIn.map { name in
      DocumentEntry(
        name: name, origin: files.first { $0.name == name }.map { .file($0.path) } ?? .builtIn)
    }
    for file in files where !builtIn.contains(file.name) {
      entries.append(DocumentEntry(name: file.name, origin: .file(file.path)))
    }
    return entries
  }

  /// The user's document of a name; `nil` where there is none.
  func source(named name: String) throws(DocumentError) -> DocumentSource? {
    guard let path, !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else { return nil }
    for ending in Self.endings {
      let file = "\(path)/\(name)\(ending)"
      do {
        let bytes = try readFile(file, bytesMax: DocumentReader.bytesMax)
        return DocumentSource(name: name, file: file, bytes: bytes)
      } catch {
        guard !error.isAbsence else { continue }
        throw Self.unreadable(file, error)
      }
    }
    return nil
  }

  /// The document in a file anywhere.
  static func source(at path: String) throws(DocumentError) -> DocumentSource {
    do {
      let bytes = try readFile(path, bytesMax: DocumentReader.bytesMax)
      let last = String(path.split(separator: "/").last ?? "")
      return DocumentSource(name: name(ofFile: last) ?? last, file: path, bytes: bytes)
    } catch { throw unreadable(path, error) }
  }

  private func files() throws(DocumentError) -> [(name: String, path: String)] {
    guard let path else { return [] }
    do {
      return try namesInFolder(path).compactMap { file in
        Self.name(ofFile: file).map { ($0, "\(path)/\(file)") }
      }
    } catch { throw Self.unreadable(path, error) }
  }

  private static func name(ofFile file: String) -> String? {
    guard !file.hasPrefix("."), let ending = endings.first(where: file.hasSuffix) else {
      return nil
    }
    return String(file.dropLast(ending.count))
  }

  private static func unreadable(_ path: String, _ failure: FileFailure) -> DocumentError {
    DocumentError([DocumentProblem(file: path, message: "cannot be read: \(failure.reason)")])
  }
}
