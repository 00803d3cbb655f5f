internal import Market

/// A parent order at work: what is planned of it, and how far it has come.
struct ParentOrder: Archived, Sendable {
  /// How many seconds lie between two looks at it, on average.
  static let stepSeconds = 2.0

  /// Whether it buys or sells.
  var side = Side.buy
  /// What it is worth, in whole units of the quote asset; 0 where the place is free.
  var notional = 0.0
  /// What it is to do a second; 0 where it follows what trades.
  var perSecond = 0.0
  /// Which share of all that trades it takes; 0 where it goes by the clock.
  var participation = 0.0
  /// The share of its resting part that is shown; 0 where it only takes.
  var shownShare = 0.0
  /// What it should have done by now.
  var due = 0.0
  /// What it has done.
  var done = 0.0
  /// When it was looked at last.
  var seenAt = Instant.epoch
  /// What had traded in its market then, in whole units of the quote asset.
  var seenVolume = 0.0
  /// Its order that rests; 0 where none does.
  var order: UInt64 = 0
  /// Where that rests, in ticks.
  var price: Int64 = 0

  /// A free place.
  init() {}

  /// Begins an order.
  init(plan: ParentOrderPlan, now: Instant, volume: Double) {
    side = plan.side
    notional = Double(plan.notional)
    switch plan.pace {
    case .over(let span): perSecond = notional / (Double(span.nanoseconds) * 1e-9)
    case .participation(let share): participation = share
    }
    shownShare = plan.shownShare ?? 0
    seenAt = now
    seenVolume = volume
  }

  /// Whether nothing is worked here.
  var isFree: Bool { notional == 0 }

  /// What it has yet to do.
  var left: Double { max(0, notional - done) }

  /// What it is behind with; negative where it is ahead.
  var behind: Double { min(due, notional) - done }

  /// Reckons what it should have done by a moment at which so much has traded.
  ///
  /// - Parameter isOpen: Whether its market trades. While it does not, nothing falls due.
  mutating func look(now: Instant, volume: Double, isOpen: Bool) {
    if isOpen {
      if participation > 0 {
        // What it does itself is part of the volume already.
        due += participation * max(0, volume - seenVolume)
      } else {
        due += perSecond * Double((now - seenAt).nanoseconds) * 1e-9
      }
    }
    seenAt = now
    seenVolume = volume
  }

  /// What falls due between two looks, where so much trades a second.
  func slice(volumePerSecond: Double) -> Double {
    Self.stepSeconds * (participation > 0 ? participation * volumePerSecond : perSecond)
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&side)
    archive.transfer(&notional, in: 0...1e19)
    archive.transfer(&perSecond, in: 0...1e19)
    archive.transfer(&participation, in: 0...1)
    archive.transfer(&shownShare, in: 0...1)
    archive.transfer(&due, in: 0...1e30)
    archive.transfer(&done, in: 0...1e30)
    seenAt.transfer(&archive)
    archive.transfer(&seenVolume, in: 0...1e30)
    archive.transfer(&order)
    archive.transfer(&price, in: 0...1 << 62)
  }
}
