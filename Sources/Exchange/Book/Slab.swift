import CMemory

/// Plain values side by side in memory of their own: what the books are made of.
///
/// This is the one place of the pure modules that goes around the compiler's checks. It does so for
/// speed: an array asks at each write whether it is shared, and at each access whether the index is
/// in range. A slab asks the first once a command and the second only in debug builds.
///
/// A copy of a slab shares its memory. Before anything is written, whoever owns the slab asks
/// ``isShared`` and, where it is, calls ``unshare()``; an ``Exchange`` does so as each command
/// begins, so that a copied exchange is a value like any other. Debug builds trap where a slab that
/// is shared is written to.
///
/// Bounds: an index comes from the slab's owner only, which makes it from a mask no wider than the
/// slab, from a slot that it gave out itself, or from a name that it has compared with `count`.
// SAFETY: `base` points to `capacity` elements that `block` allocated and frees when the last slab
// that refers to it is gone; elements below `count` are initialised, they hold no references and
// need no destruction. Every access keeps `block` alive until it is done, because the compiler does
// not know that `base` needs it. Shared memory is only read, as is an array's.
@safe @usableFromInline
struct Slab<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// Keeps the memory until nobody refers to it.
  @usableFromInline var block: Block
  // SAFETY: as above; never given out.
  @usableFromInline var base: UnsafeMutablePointer<Element>
  /// How many elements there are.
  @usableFromInline private(set) var count: Int
  /// How many elements there is room for.
  private(set) var capacity: Int

  /// Makes an empty slab with room for some elements.
  ///
  /// Memory of a large page or more is set aside but takes no space before it is first touched.
  init(capacity: Int) {
    precondition(capacity >= 0, "a slab has room for some elements or none")
    let (bytes, overflow) = capacity.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    precondition(!overflow, "a slab fits the address space")
    block = Block(bytes: bytes)
    // SAFETY: the block is of that many bytes, aligned to a cache line at least, and nothing else
    // uses it.
    unsafe base = block.start.bindMemory(to: Element.self, capacity: capacity)
    count = 0
    self.capacity = capacity
  }

  /// Makes a slab of equal elements.
  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    append(repeating: element, count: count)
  }

  /// Makes a slab of the elements of a collection.
  init(_ elements: some Collection<Element>) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  /// An element. Its index is checked in debug builds only.
  @usableFromInline
  subscript(index: Int) -> Element {
    @inlinable @inline(__always) get {
      assert(index >= 0 && index < count, "a slab is read within its bounds")
      defer { keepAlive() }
      // SAFETY: the owner gives indices below `count` only (see above).
      return unsafe base[index]
    }
    @inline(__always) _modify {
      assert(index >= 0 && index < count, "a slab is written within its bounds")
      assert(!isShared, "a slab is written by its only owner")
      defer { keepAlive() }
      // SAFETY: the owner gives indices below `count` only and has seen to it that none shares it.
      yield unsafe &base[index]
    }
  }

  /// Adds an element behind the last, in memory twice as large where there is no room.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { growForOneMore() }
    assert(!isShared, "a slab is written by its only owner")
    // SAFETY: there is room for `count + 1` elements now.
    unsafe base[count] = element
    count += 1
    keepAlive()
  }

  /// Adds equal elements behind the last.
  mutating func append(repeating element: Element, count more: Int) {
    precondition(more >= 0, "some elements are added, or none")
    if count + more > capacity { grow(to: Swift.max(count + more, capacity * 2)) }
    // SAFETY: there is room for `count + more` elements now.
    unsafe (base + count).initialize(repeating: element, count: more)
    count += more
    keepAlive()
  }

  /// Puts an element before the one at an index, or behind the last.
  mutating func insert(_ element: Element, at index: Int) {
    precondition(index >= 0 && index <= count, "an element is put between others")
    append(element)
    // SAFETY: both ranges lie below the new `count`; moving plain values allows them to overlap.
    unsafe (base + index + 1).update(from: base + index, count: count - 1 - index)
    unsafe base[index] = element
    keepAlive()
  }

  /// Takes out the element at an index; the ones behind it move up.
  mutating func remove(at index: Int) {
    precondition(index >= 0 && index < count, "an element is taken out that is there")
    assert(!isShared, "a slab is written by its only owner")
    count -= 1
    // SAFETY: both ranges lie below the old `count`.
    unsafe (base + index).update(from: base + index + 1, count: count - index)
    keepAlive()
  }

  /// Takes out the last elements and keeps the room.
  @inline(__always)
  mutating func removeLast(_ fewer: Int = 1) {
    precondition(fewer >= 0 && fewer <= count, "no more is taken out than there is")
    count -= fewer
  }

  /// Takes out everything and keeps the room.
  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Has the processor fetch an element that will be needed soon. Any index will do.
  @inline(__always)
  func prefetch(_ index: Int) {
    // SAFETY: the address is computed and never read through; a hint may name any address.
    unsafe cmemory_prefetch(
      UnsafeRawPointer(base).advanced(by: index &* MemoryLayout<Element>.stride))
  }

  /// Whether a copy refers to the same memory.
  var isShared: Bool {
    @inline(__always) mutating get { !isKnownUniquelyReferenced(&block) }
  }

  /// Moves into memory that nobody else refers to.
  mutating func unshare() { grow(to: capacity) }

  /// Moves into the memory of another slab, which gets this one's in exchange, where that is large
  /// enough and nobody else refers to it; into new memory otherwise. The other's elements are gone.
  ///
  /// Memory that was in use before is much faster to fill than new memory, which the system has to
  /// find first.
  mutating func unshare(into spare: inout Slab) {
    guard spare.capacity >= count, !spare.isShared else { return unshare() }
    withExtendedLifetime(block) {
      // SAFETY: `count` elements are initialised here and fit there; the blocks do not overlap.
      unsafe spare.base.update(from: base, count: count)
    }
    spare.count = count
    spare.keepAlive()
    swap(&self, &spare)
  }

  @inline(never)
  private mutating func growForOneMore() { grow(to: Swift.max(8, capacity * 2)) }

  private mutating func grow(to capacity: Int) {
    var copy = Slab(capacity: capacity)
    // The address alone does not keep the old block: unless told otherwise, the optimiser frees it
    // as soon as it sees that `self` is about to be overwritten, which is before the copy is made.
    withExtendedLifetime(block) {
      // SAFETY: `count` elements are initialised here and fit there; the blocks do not overlap, and
      // the old one lives until the end of this scope.
      unsafe copy.base.update(from: base, count: count)
    }
    copy.count = count
    keepAlive()
    self = copy
  }

  /// Has the memory live until here.
  @inlinable @inline(__always)
  func keepAlive() { withExtendedLifetime(block) {} }
}

extension Slab: RandomAccessCollection, MutableCollection {
  /// The first index.
  @inlinable var startIndex: Int { 0 }
  /// The index behind the last.
  @inlinable var endIndex: Int { count }
  /// Whether there are no elements.
  @inlinable var isEmpty: Bool {
    @inline(__always) get { count == 0 }
  }
}

/// Has the processor fetch a value that will be needed soon, or the first bytes of it: the lines of
/// the first and the last of them, and every one between.
@inline(__always)
func prefetchLines<Value>(of value: inout Value, upTo size: Int = MemoryLayout<Value>.size) {
  // SAFETY: addresses are computed and never read through; a hint may name any address.
  unsafe withUnsafePointer(to: &value) { pointer in
    let start = unsafe UnsafeRawPointer(pointer)
    for offset in stride(from: 0, to: size - 1, by: 64) {
      unsafe cmemory_prefetch(start.advanced(by: offset))
    }
    unsafe cmemory_prefetch(start.advanced(by: size - 1))
  }
}

/// Memory that is freed when nobody refers to it.
// SAFETY: it only holds the address; what lies there is the slabs' business.
@safe @usableFromInline
final class Block: @unchecked Sendable {
  // SAFETY: allocated here, freed here, in between used by slabs that hold this object.
  let start: UnsafeMutableRawPointer
  private let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
    // SAFETY: freed once, in `deinit`, with the same number of bytes.
    guard let start = unsafe cmemory_allocate(bytes) else {
      preconditionFailure("there are \(bytes) bytes of memory")
    }
    unsafe self.start = start
  }

  // SAFETY: no slab refers to it any more, or it would not be deinitialised.
  deinit { unsafe cmemory_free(start, bytes) }
}
