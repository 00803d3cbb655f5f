import Foundation

/// The working tree this test was compiled from.
struct Repository {
  /// Every file that is or could be committed: path from the top, and bytes.
  ///
  /// What `.gitignore` names is left out.
  let contents: [(path: String, bytes: [UInt8])]
  /// The names at the top level, what `.gitignore` names left out.
  let topLevel: [String]

  /// The repository, read once for all tests.
  static let current = Repository(
    top: URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent())

  /// Reads a working tree from disk.
  init(top: URL) {
    let manager = FileManager.default
    let ignore =
      (try? String(contentsOf: top.appendingPathComponent(".gitignore"), encoding: .utf8))
    let ignored = IgnoreFile(ignore ?? "")
    var contents: [(path: String, bytes: [UInt8])] = []
    var pending = [""]
    var topLevel: [String] = []
    while let folder = pending.popLast() {
      let url = folder.isEmpty ? top : top.appendingPathComponent(folder)
      for name in ((try? manager.contentsOfDirectory(atPath: url.path)) ?? []).sorted() {
        if name == ".git" || ignored.matches(name) { continue }
        if folder.isEmpty { topLevel.append(name) }
        let path = folder.isEmpty ? name : folder + "/" + name
        let place = top.appendingPathComponent(path)
        let values = try? place.resourceValues(forKeys: [.isDirectoryKey])
        if values?.isDirectory == true {
          pending.append(path)
        } else {
          contents.append((path, [UInt8]((try? Data(contentsOf: place)) ?? Data())))
        }
      }
    }
    self.contents = contents.sorted { $0.path < $1.path }
    self.topLevel = topLevel
  }

  /// The text files of the current repository, cut into tokens once for all tests.
  ///
  /// Binary files are for `TreeRule` to report.
  static let texts: [SourceFile] = current.contents.compactMap { file in
    String(validating: file.bytes, as: UTF8.self).map { SourceFile(file.path, $0) }
  }

  /// Whether there is a file or a folder at a path.
  func exists(_ path: String) -> Bool {
    let folder = path.hasSuffix("/") ? path : path + "/"
    return contents.contains { $0.path == path || $0.path.hasPrefix(folder) }
  }
}
