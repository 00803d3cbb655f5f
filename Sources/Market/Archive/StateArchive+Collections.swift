// What consists of several words.
extension StateArchive {
  /// Transfers how many of something follow.
  ///
  /// A count that the rest of the archive has no room for is refused before anything is set aside.
  /// - Parameter wordsEach: How many words each of them takes at least; half a word may be given by
  ///   `perWord`.
  @inlinable
  public mutating func transferCount(
    _ count: inout Int, wordsEach: Int = 1, perWord: Int = 1, atMost limit: Int = .max
  ) {
    transfer(&count)
    guard isReading else { return }
    if count < 0 || count > limit {
      fail(.outOfRange)
    } else if (count - 1) / perWord + 1 > remaining / wordsEach, count > 0 {
      fail(.truncated)
    }
    if !isSound { count = 0 }
  }

  /// Transfers a list, each element by a closure. `blank` is what is read into.
  @inlinable
  public mutating func transfer<Element>(
    _ elements: inout [Element], blank: Element, wordsEach: Int = 1, atMost limit: Int = .max,
    _ each: (inout StateArchive, inout Element) -> Void
  ) {
    var count = elements.count
    transferCount(&count, wordsEach: wordsEach, atMost: limit)
    if isReading { elements.removeAll(keepingCapacity: true) }
    elements.reserveCapacity(count)
    var index = 0
    while index < count, isSound {
      var element = isReading ? blank : elements[index]
      each(&self, &element)
      if isReading { elements.append(element) }
      index += 1
    }
  }

  /// Transfers a list. `blank` is what is read into.
  @inlinable
  public mutating func transfer<Element: Archived>(
    _ elements: inout [Element], blank: Element, wordsEach: Int = 1, atMost limit: Int = .max
  ) {
    transfer(&elements, blank: blank, wordsEach: wordsEach, atMost: limit) {
      $1.transfer(&$0)
    }
  }

  /// Transfers a list whose elements are there already: as many are read as there are.
  @inlinable
  public mutating func transferInPlace<Element: Archived>(_ elements: inout [Element]) {
    expect(UInt64(elements.count), or: .inconsistent)
    var index = 0
    while index < elements.count, isSound {
      elements[index].transfer(&self)
      index += 1
    }
  }

  /// Transfers a list of whole numbers.
  @inlinable
  public mutating func transfer<Number: FixedWidthInteger>(_ numbers: inout [Number]) {
    transfer(&numbers, blank: 0) { $0.transfer(&$1) }
  }

  /// Transfers a list of numbers of 32 bits, two in a word.
  public mutating func transferPacked(_ numbers: inout [UInt32], atMost limit: Int = .max) {
    var count = numbers.count
    transferCount(&count, perWord: 2, atMost: limit)
    if isReading { numbers = Array(repeating: 0, count: count) }
    var index = 0
    while index < count, isSound {
      var lower = numbers[index]
      var upper = index + 1 < count ? numbers[index + 1] : 0
      transferFields {
        $0.transfer(&lower, bits: 32)
        $0.transfer(&upper, bits: 32)
      }
      if isReading {
        numbers[index] = lower
        if index + 1 < count { numbers[index + 1] = upper } else { require(upper == 0) }
      }
      index += 2
    }
  }

  /// Transfers what may be missing: whether it is there, and it. `blank` is what is read into.
  @inlinable
  public mutating func transfer<Wrapped>(
    _ value: inout Wrapped?, blank: Wrapped, _ each: (inout StateArchive, inout Wrapped) -> Void
  ) {
    var isThere = value != nil
    transfer(&isThere)
    guard isThere, isSound else {
      if isReading { value = nil }
      return
    }
    var wrapped = isReading ? blank : value ?? blank
    each(&self, &wrapped)
    if isReading { value = wrapped }
  }

  /// Transfers what may be missing. `blank` is what is read into.
  @inlinable
  public mutating func transfer<Wrapped: Archived>(_ value: inout Wrapped?, blank: Wrapped) {
    transfer(&value, blank: blank) { $1.transfer(&$0) }
  }

  /// Transfers a number that may be missing.
  @inlinable
  public mutating func transfer<Number: FixedWidthInteger>(_ number: inout Number?) {
    transfer(&number, blank: 0) { $0.transfer(&$1) }
  }

  /// Transfers a text: its length and its bytes in UTF-8, eight to a word.
  public mutating func transfer(_ text: inout String) {
    var bytes = isReading ? [] : Array(text.utf8)
    var count = bytes.count
    transferCount(&count, perWord: 8)
    if isReading { bytes = Array(repeating: 0, count: count) }
    var index = 0
    while index < count, isSound {
      var word: UInt64 = 0
      let end = min(index + 8, count)
      for place in (index..<end).reversed() { word = word << 8 | UInt64(bytes[place]) }
      transfer(&word)
      if isReading {
        for place in index..<end {
          bytes[place] = UInt8(truncatingIfNeeded: word)
          word >>= 8
        }
        require(word == 0, or: .outOfRange)
      }
      index = end
    }
    guard isReading, isSound else { return }
    if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
    } else {
      fail(.outOfRange)
    }
  }
}
