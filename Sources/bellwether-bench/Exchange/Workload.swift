import Measure

/// Operations on one market: first those that fill the book, then those that are timed.
struct Workload {
  /// What the file begins with.
  private static let magic: UInt64 = 0x4B_4C57_4C4C_4542

  /// The operations that fill the book.
  var preload: [Operation] = []
  /// The operations that are timed.
  var operations: [Operation] = []
  /// Ids are below this.
  var idLimit = 1
  /// How many orders rest on average.
  var restingAverage = 0

  init() {}

  /// Reads a workload from a file.
  /// - Throws: ``WorkloadError`` where it is none, ``WordFileError`` where it cannot be read.
  init(path: String) throws {
    let words = try WordFile.read(path)
    guard words.count >= 5, words[0] == Self.magic else { throw WorkloadError.notAWorkload(path) }
    let counts = (Int(truncatingIfNeeded: words[1]), Int(truncatingIfNeeded: words[2]))
    guard counts.0 >= 0, counts.1 > 0, counts.0 < words.count, counts.1 < words.count,
      words.count == 5 + 4 * (counts.0 + counts.1)
    else { throw WorkloadError.wrongLength(path) }
    idLimit = Int(truncatingIfNeeded: words[3])
    restingAverage = Int(truncatingIfNeeded: words[4])
    preload.reserveCapacity(counts.0)
    operations.reserveCapacity(counts.1)
    for index in 0..<(counts.0 + counts.1) {
      let first = 5 + 4 * index
      guard let operation = Operation(words: words[first..<(first + 4)]),
        operation.id > 0, operation.id < idLimit,
        operation.kind == .cancel || operation.lots > 0 && operation.ticks > 0
      else { throw WorkloadError.badOperation(path, index) }
      if index < counts.0 { preload.append(operation) } else { operations.append(operation) }
    }
  }

  /// The workload as it stands in its file.
  var words: [UInt64] {
    var words = [
      Self.magic, UInt64(preload.count), UInt64(operations.count), UInt64(idLimit),
      UInt64(restingAverage),
    ]
    words.reserveCapacity(5 + 4 * (preload.count + operations.count))
    for operation in preload { words += operation.words }
    for operation in operations { words += operation.words }
    return words
  }
}

/// Why a file is not a workload.
enum WorkloadError: Error, CustomStringConvertible {
  /// It begins otherwise.
  case notAWorkload(String)
  /// It is shorter or longer than it says.
  case wrongLength(String)
  /// An operation is none, or one that no exchange would accept.
  case badOperation(String, Int)

  var description: String {
    switch self {
    case .notAWorkload(let path): "\(path): is not a workload"
    case .wrongLength(let path): "\(path): is not as long as it says"
    case .badOperation(let path, let index): "\(path): operation \(index) makes no sense"
    }
  }
}

/// The hash over all trades, by which engines are compared.
struct TradeHash {
  /// The hash so far.
  private(set) var value: UInt64 = 1_469_598_103_934_665_603
  /// How many trades there were.
  private(set) var count = 0

  /// Takes a trade in.
  @inline(__always)
  mutating func combine(maker: Int, taker: Int, ticks: Int64, lots: Int64) {
    count += 1
    value = (value ^ (UInt64(maker) &* 31 &+ UInt64(taker))) &* 1_099_511_628_211
    value ^= UInt64(ticks) << 32 | UInt64(lots)
  }
}
