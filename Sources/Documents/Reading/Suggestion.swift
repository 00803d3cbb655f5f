internal import Desk

/// The second half of a message about an unknown word: the nearest one, or all that are allowed.
func suggestion(for word: String, among words: [String]) -> String {
  if let nearest = nearestWord(to: word, among: words) { return "did you mean '\(nearest)'?" }
  return "allowed: \(words.joined(separator: ", "))"
}
