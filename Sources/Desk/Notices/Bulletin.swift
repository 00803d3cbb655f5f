import Market

/// Something that is read in full in a window, line by line.
public enum Bulletin: Hashable, Sendable {
  /// An incident, by its place in ``DeskState/incidents``.
  case incident(Int)
  /// A halt, by its place in ``DeskState/reconciliations``.
  case reconciliation(Int)
  /// What can be said afterwards of a notice, by its place in ``DeskState/notices``.
  case postMortem(Int)
}

/// What was announced or told of: a row of the list of notices.
public enum BulletinRow: Hashable, Sendable {
  /// A notice, by its place in ``DeskState/notices``.
  case notice(Int)
  /// An incident, by its place in ``DeskState/incidents``.
  case incident(Int)
}

extension DeskState {
  /// Notices and incidents together, in the order of their first news.
  public var bulletinRows: [BulletinRow] {
    var rows: [BulletinRow] = []
    var incident = 0
    for (index, notice) in notices.enumerated() {
      while incident < incidents.count, incidents[incident].publishedAt < notice.publishedAt {
        rows.append(.incident(incident))
        incident += 1
      }
      rows.append(.notice(index))
    }
    while incident < incidents.count {
      rows.append(.incident(incident))
      incident += 1
    }
    return rows
  }

  /// Where what is in front stands among the rows; `nil` where it is none of them.
  public var shownBulletinRow: Int? {
    switch overlay {
    case .notice(let index, _): bulletinRows.firstIndex(of: .notice(index))
    case .bulletin(.incident(let index), _): bulletinRows.firstIndex(of: .incident(index))
    default: nil
    }
  }

  /// The lines of a bulletin; none where it is not there.
  public func lines(of bulletin: Bulletin) -> [BulletinLine] {
    switch bulletin {
    case .incident(let index) where incidents.indices.contains(index):
      IncidentText.lines(incidents[index], in: self)
    case .reconciliation(let index) where reconciliations.indices.contains(index):
      ReconciliationText.lines(reconciliations[index], in: self)
    case .postMortem(let index) where notices.indices.contains(index):
      PostMortem.lines(of: notices[index], in: self)
    case .incident, .reconciliation, .postMortem: []
    }
  }

  /// Opens what a row tells of.
  mutating func open(_ row: BulletinRow) {
    switch row {
    case .notice(let index): open(.notice(index, scroll: 0))
    case .incident(let index): open(.bulletin(.incident(index), scroll: 0))
    }
  }

  /// Opens a row of the list, which has the newest first.
  mutating func openBulletin(row: Int) {
    let rows = bulletinRows
    let index = rows.count - 1 - row
    if rows.indices.contains(index) { open(rows[index]) }
  }

  /// What presses most now: what the banner speaks of, else the newest.
  var pressingBulletinRow: BulletinRow? {
    let banner = announcement
    if let id = banner?.incident, let index = incidents.firstIndex(where: { $0.id == id }) {
      return .incident(index)
    }
    if let id = banner?.notice, let index = notices.firstIndex(where: { $0.id == id }) {
      return .notice(index)
    }
    return bulletinRows.last
  }
}
