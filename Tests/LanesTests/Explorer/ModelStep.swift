/// How a step on an atomic word orders what is around it.
enum ModelOrdering: Hashable {
  case relaxed, acquire, release, acquireRelease

  var acquires: Bool { self == .acquire || self == .acquireRelease }
  var releases: Bool { self == .release || self == .acquireRelease }
}

/// One indivisible step of a thread on what it shares with others.
enum ModelStep: Hashable {
  case load(word: Int, ModelOrdering)
  case store(word: Int, Int, ModelOrdering)
  case exchange(word: Int, Int, ModelOrdering)
  /// Adds bits to the newest value.
  case insert(word: Int, bits: Int, ModelOrdering)
  /// Stores `desired` if the newest value is `expected`; the answer is 1 then and otherwise 0.
  case compareExchange(word: Int, expected: Int, desired: Int, ModelOrdering)
  /// Reads a plain cell, which must hold something.
  case read(cell: Int)
  /// Overwrites a plain cell.
  case write(cell: Int, Int)
  /// Writes a plain cell that must hold nothing.
  case place(cell: Int, Int)
  /// Moves out what a plain cell must hold.
  case take(cell: Int)
  /// Makes a descriptor readable: the kernel's doing, at once, and promising no order.
  case signal
  /// Makes the descriptor unreadable.
  case drain
  /// Waits until the descriptor is readable, or, if `mayTimeOut`, as long as it likes.
  case await(mayTimeOut: Bool)

  /// The step in words, with its answer; nil if it had none, because it went wrong.
  func words(_ names: ModelNames, answer: Int?) -> String {
    let answer = answer.map { "\($0)" } ?? "?"
    return switch self {
    case .load(let word, let ordering): "load \(names.words[word]) (\(ordering)): \(answer)"
    case .store(let word, let value, let ordering):
      "store \(names.words[word]) := \(value) (\(ordering))"
    case .exchange(let word, let value, let ordering):
      "exchange \(names.words[word]) := \(value) (\(ordering)), was \(answer)"
    case .insert(let word, let bits, let ordering):
      "add \(bits) to \(names.words[word]) (\(ordering)), was \(answer)"
    case .compareExchange(let word, let expected, let desired, let ordering):
      "exchange \(names.words[word]) \(expected) by \(desired) (\(ordering)):"
        + (answer == "1" ? " done" : " refused")
    case .read(let cell): "read \(names.cells[cell]): \(answer)"
    case .write(let cell, let value): "write \(names.cells[cell]) := \(value)"
    case .place(let cell, let value): "place \(value) into \(names.cells[cell])"
    case .take(let cell): "take \(answer) out of \(names.cells[cell])"
    case .signal: "make the descriptor readable"
    case .drain: "make the descriptor unreadable"
    case .await: answer == "1" ? "the descriptor is readable" : "the time is over"
    }
  }
}

/// What the words, cells and threads of a model are called in a trace.
struct ModelNames {
  var words: [String] = []
  var cells: [String] = []
  var threads: [String] = []
}
