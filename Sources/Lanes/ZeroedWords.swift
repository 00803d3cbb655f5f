internal import CSystem
public import Synchronization

/// Atomic words that are zero, in memory that is not in use before it is touched.
@usableFromInline
enum ZeroedWords {
  /// Makes so many.
  @usableFromInline
  static func make(count: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    let bytes = Int64(count * MemoryLayout<Atomic<UInt64>>.stride)
    // SAFETY: an atomic word is its eight bytes, and eight zeros are a word of 0; the memory is
    // aligned for anything.
    guard let memory = unsafe csystem_memory_zeroed(bytes) else {
      preconditionFailure("there is memory, or the program has ended")
    }
    // SAFETY: as above.
    return unsafe memory.bindMemory(to: Atomic<UInt64>.self, capacity: count)
  }

  /// Gives them back.
  @usableFromInline
  static func free(_ words: UnsafeMutablePointer<Atomic<UInt64>>) {
    // SAFETY: the words are those of `make`, and nobody uses them any more.
    unsafe csystem_memory_free(words)
  }
}
