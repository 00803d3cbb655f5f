/// Which number belongs to a slot, for the few slots that have one.
///
/// An open table with linear probing; what follows a removed entry moves up, so that nothing is
/// left behind. It doubles when it is half full, and allocates nothing otherwise.
struct SlotTable: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    var slot: Slot = noSlot
    var number: UInt32 = 0
  }

  private var entries: [Entry] = Array(repeating: Entry(), count: 64)
  private(set) var count = 0

  init() {}

  /// The number of a slot; `nil` where it has none.
  func number(of slot: Slot) -> UInt32? {
    let entry = entries[place(of: slot)]
    return entry.slot == slot ? entry.number : nil
  }

  /// Gives a slot a number. It must have none.
  mutating func insert(_ number: UInt32, for slot: Slot) {
    if count * 2 >= entries.count { grow() }
    let place = place(of: slot)
    precondition(entries[place].slot == noSlot, "a slot has one number")
    entries[place] = Entry(slot: slot, number: number)
    count += 1
  }

  /// Takes a slot's number away. It must have one.
  mutating func remove(_ slot: Slot) {
    var hole = place(of: slot)
    precondition(entries[hole].slot == slot, "the slot has a number")
    count -= 1
    var place = hole
    while true {
      place = (place + 1) & (entries.count - 1)
      let entry = entries[place]
      if entry.slot == noSlot { break }
      let distance = (place - home(of: entry.slot)) & (entries.count - 1)
      if distance >= (place - hole) & (entries.count - 1) {
        entries[hole] = entry
        hole = place
      }
    }
    entries[hole] = Entry()
  }

  /// Where a slot is, or would be put.
  private func place(of slot: Slot) -> Int {
    var place = home(of: slot)
    while entries[place].slot != slot, entries[place].slot != noSlot {
      place = (place + 1) & (entries.count - 1)
    }
    return place
  }

  private func home(of slot: Slot) -> Int {
    Int((UInt64(slot) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (entries.count - 1)
  }

  private mutating func grow() {
    let before = entries
    entries = Array(repeating: Entry(), count: before.count * 2)
    for entry in before where entry.slot != noSlot { entries[place(of: entry.slot)] = entry }
  }
}
