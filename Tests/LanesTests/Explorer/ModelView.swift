/// What a thread of the model has seen: how new a store it may still read of every word, and how
/// much of every thread's work happened before its next step.
struct ModelView: Hashable {
  /// For each word, the oldest store that may still be read; stores are counted from 0.
  var oldest: [UInt8]
  /// For each thread, how many of its steps happened before.
  var clock: [UInt8]

  init(words: Int, threads: Int) {
    oldest = Array(repeating: 0, count: words)
    clock = Array(repeating: 0, count: threads)
  }

  /// Takes over what another view has seen.
  mutating func join(_ other: ModelView) {
    for index in oldest.indices where other.oldest[index] > oldest[index] {
      oldest[index] = other.oldest[index]
    }
    for index in clock.indices where other.clock[index] > clock[index] {
      clock[index] = other.clock[index]
    }
  }
}
