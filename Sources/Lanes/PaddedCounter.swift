public import Synchronization

/// A counter that shares its cache line with nobody.
///
/// Two counters written by two threads cost each other a cache miss on every store if they lie on
/// the same line. This one is 128 bytes long (a line, and the one that the prefetcher takes along),
/// so neighbours in memory are neighbours no longer.
///
/// It is meant for one writer: `add` is a load and a store, not an atomic addition. Any thread may
/// read.
public struct PaddedCounter: ~Copyable, Sendable {
  @usableFromInline let storage: Atomic<Int>
  private let gap: [15 of Int]

  /// Makes a counter that stands at `value`.
  @inlinable
  public init(_ value: Int = 0) {
    self.init(startingAt: value)
  }

  @usableFromInline
  init(startingAt value: Int) {
    storage = Atomic(value)
    gap = [15 of Int](repeating: 0)
  }

  /// The value as it is now, with no promise about what else of the writer's work is visible.
  @inlinable
  public var value: Int {
    storage.load(ordering: .relaxed)
  }

  /// The value, after which everything that the writer did before it published this value is
  /// visible.
  @inlinable
  public func acquire() -> Int {
    storage.load(ordering: .acquiring)
  }

  /// Sets the value, and with it publishes everything that this thread did before.
  @inlinable
  public func publish(_ value: Int) {
    storage.store(value, ordering: .releasing)
  }

  /// Adds to the value.
  ///
  /// Only the counter's one writer may call this.
  @inlinable
  public func add(_ amount: Int = 1) {
    storage.store(storage.load(ordering: .relaxed) + amount, ordering: .relaxed)
  }
}
