/// The word of a list that somebody most likely meant, or `nil` if none is near enough.
///
/// Near means: few letters are missing, too many, wrong or swapped (one in three at most), or the
/// list's only word that begins like this. Of words equally near, the first of the list is taken.
public func nearestWord(to word: String, among words: [String]) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in words {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let distance = editDistance(wanted, letters)
    guard distance <= max(1, max(wanted.count, letters.count) / 3) else { continue }
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  if let best { return best.word }
  let longer = words.filter { $0.lowercased().hasPrefix(word.lowercased()) }
  return longer.count == 1 ? longer[0] : nil
}

/// How many letters must be added, removed, changed or swapped with their neighbour.
func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in 0..<one.count {
    var current = [row + 1]
    for column in 0..<other.count {
      let change = last[column] + (one[row] == other[column] ? 0 : 1)
      var cheapest = min(change, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        cheapest = min(cheapest, beforeLast[column - 1] + 1)
      }
      current.append(cheapest)
    }
    (beforeLast, last) = (last, current)
  }
  return last[other.count]
}
