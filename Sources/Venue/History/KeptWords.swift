internal import Journal

/// The words of a moment, packed: in a file without a name where there is a folder for it, in
/// memory otherwise, and where the file cannot be had.
struct KeptWords: Sendable {
  private enum Place {
    case memory(PackedWords)
    case file(NamelessFile, wordCount: Int)
  }

  private let place: Place

  /// Keeps words.
  init(_ words: [UInt64], in directory: String?) {
    let packed = PackedWords(words)
    if let directory, let file = try? NamelessFile(packed.bytes, in: directory) {
      place = .file(file, wordCount: packed.count)
    } else {
      place = .memory(packed)
    }
  }

  /// Whether they lie in memory.
  var isInMemory: Bool {
    if case .memory = place { true } else { false }
  }

  /// How many bytes they take, wherever they lie.
  var byteCount: Int {
    switch place {
    case .memory(let packed): packed.byteCount
    case .file(let file, _): file.byteCount
    }
  }

  /// The words again.
  /// - Throws: ``FileFailure`` where they cannot be read.
  func words() throws(FileFailure) -> [UInt64] {
    switch place {
    case .memory(let packed): packed.words
    case .file(let file, let count): PackedWords(count: count, bytes: try file.bytes()).words
    }
  }
}
