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
    var incidents = incidents
    archive.transfer(&incidents, blank: .blank, wordsEach: 17, atMost: Int(UInt32.max))
    var extensions = extensions
    let none = AuctionExtension(instrument: InstrumentID(0), until: .epoch, count: 0)
    archive.transfer(&extensions, blank: none, wordsEach: 3, atMost: instrumentCount)
    guard archive.isReading else { return }
    for (before, after) in zip(extensions, extensions.dropFirst()) {
      archive.require(before.instrument < after.instrument)
    }
    archive.require(extensions.allSatisfy { Int($0.instrument.rawValue) < instrumentCount })
    for (index, entry) in entries.enumerated() {
      archive.require(
        entry.notice.id.rawValue == UInt32(index + 1) && entry.notice.plan.isInOrder
          && entry.notice.plan.instruments.allSatisfy { Int($0.rawValue) < instrumentCount })
      let isCounted = entry.notice.isActive && entry.notice.stage >= .halted
      archive.require(entry.count != nil || !isCounted)
      let audited = entry.notice.audit?.assets.map { Int($0.asset.rawValue) } ?? []
      archive.require(audited.elementsEqual(audited.indices) && audited.count <= assetCount)
      if let count = entry.count {
        archive.require(count.totals.count <= assetCount && count.inflow.count <= assetCount)
      }
    }
    for (index, incident) in incidents.enumerated() {
      archive.require(
        incident.id.rawValue == UInt32(index + 1)
          && incident.instruments.allSatisfy { Int($0.rawValue) < instrumentCount })
    }
    guard archive.isSound else { return }
    self = MaintenanceCalendar(entries: entries, incidents: incidents, extensions: extensions)
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

extension OrderCount: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&count, in: 0...Int.max)
    archive.transfer(&hash)
  }
}

extension HaltCount: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    var (time, orders, totals, inflow) = (time, orders, totals, inflow)
    time.transfer(&archive)
    orders.transfer(&archive)
    archive.transfer(&totals, blank: 0, wordsEach: 2) { $0.transfer(&$1) }
    archive.transfer(&inflow)
    self = HaltCount(time: time, orders: orders, totals: totals, inflow: inflow)
  }
}

extension AuctionExtension: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    var (instrument, until, count) = (instrument, until, count)
    instrument.transfer(&archive)
    until.transfer(&archive)
    archive.transfer(&count, in: 0...1 << 31)
    self = AuctionExtension(instrument: instrument, until: until, count: count)
  }
}
