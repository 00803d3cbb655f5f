extension Slab {
  /// Brings the elements into order without memory besides, which the library's way of sorting
  /// would take. Equal elements may change places.
  /// - Complexity: O(*n* log *n*).
  mutating func sortInPlace(by isBefore: (Element, Element) -> Bool) {
    for root in stride(from: count / 2 - 1, through: 0, by: -1) {
      sink(root, below: count, by: isBefore)
    }
    for end in stride(from: count - 1, to: 0, by: -1) {
      exchange(0, end)
      sink(0, below: end, by: isBefore)
    }
  }

  /// Lets an element sink in the heap that begins at 0, the last in order on top.
  private mutating func sink(
    _ start: Int, below end: Int, by isBefore: (Element, Element) -> Bool
  ) {
    var place = start
    while true {
      var greatest = place
      let child = place * 2 + 1
      if child < end, isBefore(self[greatest], self[child]) { greatest = child }
      if child + 1 < end, isBefore(self[greatest], self[child + 1]) { greatest = child + 1 }
      if greatest == place { return }
      exchange(place, greatest)
      place = greatest
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    let element = self[left]
    self[left] = self[right]
    self[right] = element
  }
}
