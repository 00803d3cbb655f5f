/// A code in which no word begins as another does, given by the lengths of its words.
struct PrefixCode: Sendable {
  /// The first word of each length, how many there are, and where their symbols begin.
  private var firsts = [Int](repeating: 0, count: 16)
  private var counts = [Int](repeating: 0, count: 16)
  private var starts = [Int](repeating: 0, count: 16)
  private var symbols: [Int] = []

  /// Makes a code; `nil` where there are more words than can be.
  ///
  /// - Parameter lengths: The length of each symbol's word, 0 for a symbol that does not occur.
  init?(lengths: [Int]) {
    for length in lengths where length > 0 { counts[length] += 1 }
    var word = 0
    for length in 1...15 {
      word = (word + counts[length - 1]) << 1
      firsts[length] = word
      starts[length] = symbols.count
      guard word + counts[length] <= 1 << length else { return nil }
      guard counts[length] > 0 else { continue }
      for symbol in lengths.indices where lengths[symbol] == length { symbols.append(symbol) }
    }
  }

  /// The symbol of a word of a length; `nil` where it is none.
  func symbol(_ word: Int, length: Int) -> Int? {
    let place = word - firsts[length]
    return place >= 0 && place < counts[length] ? symbols[starts[length] + place] : nil
  }

  /// The code of letters and lengths that needs no saying.
  static let fixedLiterals = make(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))
  /// The code of distances that needs no saying.
  static let fixedDistances = make([Int](repeating: 5, count: 30))

  private static func make(_ lengths: [Int]) -> PrefixCode {
    guard let code = PrefixCode(lengths: lengths) else {
      preconditionFailure("the code that needs no saying is one")
    }
    return code
  }
}
