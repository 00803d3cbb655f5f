import Market

extension MaintenanceCalendar {
  /// Hands over every notice and what the exchange knows of it.
  mutating func transfer(
    _ archive: inout StateArchive, instrumentCount: Int, assetCount: Int
  ) {
    archive.begin("notices")
    var entries = entries
    archive.transfer(
      &entries, blank: CalendarEntry(notice: .blank), wordsEach: 20, atMost: Int(UInt32.max))
    guard archive.isReading else { return }
    for (index, entry) in entries.enumerated() {
      archive.require(
        entry.notice.id.rawValue == UInt32(index + 1) && entry.notice.plan.isInOrder
          && entry.notice.plan.instruments.allSatisfy { Int($0.rawValue) < instrumentCount })
      let isCounted = entry.notice.isActive && entry.notice.stage >= .halted
      archive.require(entry.count != nil || !isCounted)
      if let count = entry.count {
        archive.require(count.totals.count == assetCount && count.inflow.count == assetCount)
      }
    }
    if archive.isSound { self = MaintenanceCalendar(entries: entries) }
  }
}

extension CalendarEntry: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    notice.transfer(&archive)
    archive.transfer(
      &count,
      blank: HaltCount(time: .epoch, orders: OrderCount(), totals: [], inflow: []))
    archive.transfer(&isBlocked)
  }
}

extension HaltCount: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    var (time, orders, totals, inflow) = (time, orders, totals, inflow)
    time.transfer(&archive)
    archive.transfer(&orders.count)
    archive.transfer(&orders.hash)
    archive.transfer(&totals, blank: 0, wordsEach: 2) { $0.transfer(&$1) }
    archive.transfer(&inflow)
    self = HaltCount(time: time, orders: orders, totals: totals, inflow: inflow)
  }
}
