/// How well a few letters fit a name. The same letters and names always give the same order.
public enum FuzzyMatch {
  /// How well letters fit a name: higher is better; `nil` where they do not all occur in it in
  /// their order.
  ///
  /// Best is the name itself, then one that begins with the letters, then letters at the starts of
  /// words and side by side.
  public static func score(_ letters: String, in name: String) -> Int? {
    let wanted = Array(letters.lowercased()).filter { $0 != " " }
    let there = Array(name.lowercased())
    guard !wanted.isEmpty else { return 0 }
    guard wanted.count <= there.count else { return nil }
    if wanted == there { return 10_000 }
    if there.starts(with: wanted) { return 5_000 - there.count }
    return scattered(wanted, there)
  }

  /// The best way to find letters in a name: at each place, what the letters so far are worth if
  /// the last of them is found there.
  private static func scattered(_ wanted: [Character], _ there: [Character]) -> Int? {
    var last = [Int?](repeating: nil, count: there.count)
    for (row, letter) in wanted.enumerated() {
      var current = [Int?](repeating: nil, count: there.count)
      var bestBefore: Int?
      for place in there.indices {
        if place > 1, let earlier = last[place - 2] {
          bestBefore = max(bestBefore ?? Int.min, earlier)
        }
        guard there[place] == letter else { continue }
        let isStart = place == 0 || there[place - 1] == "-" || there[place - 1] == " "
        let worth = 10 + (isStart ? 25 : 0)
        if row == 0 {
          current[place] = worth - min(place, 9)
          continue
        }
        let beside = place > 0 ? last[place - 1].map { $0 + worth + 15 } : nil
        let apart = bestBefore.map { $0 + worth - 3 }
        current[place] = [beside, apart].compactMap { $0 }.max()
      }
      last = current
    }
    return last.compactMap { $0 }.max().map { $0 - there.count / 4 }
  }

  /// The places of the names that fit, best first; of names that fit equally well, the shorter one
  /// and then the one that comes first.
  public static func ranking(of letters: String, among names: [String]) -> [Int] {
    var found: [(place: Int, score: Int, length: Int)] = []
    for (place, name) in names.enumerated() {
      guard let score = score(letters, in: name) else { continue }
      found.append((place, score, letters.isEmpty ? 0 : name.count))
    }
    found.sort { left, right in
      (-left.score, left.length, left.place) < (-right.score, right.length, right.place)
    }
    return found.map(\.place)
  }
}
