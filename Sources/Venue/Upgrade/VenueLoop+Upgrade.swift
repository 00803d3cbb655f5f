internal import Lanes
internal import Market

// A new world takes over between two turns, without anybody noticing more than a moment.
extension VenueLoop {
  /// How long the old world stands still for the new one at most, in real nanoseconds.
  private static var handOverNanosecondsMax: Int64 { 250_000_000 }
  /// How much real time the new world may be behind when the old one is stopped: what it has to
  /// make up then is part of the pause.
  private static var distanceNanosecondsMax: Int64 { 5_000_000 }

  /// Looks after an upgrade, where there is one; true while the world must stand still.
  mutating func takeUpgrade(at real: Int64) -> Bool {
    if upgrade == nil, let offer = upgrades.pop() {
      upgrade = offer
      offer.follow(after: recorder.recorded)
    }
    guard let upgrade else { return false }
    switch upgrade.stage {
    case .offered, .followed: return false
    case .caughtUp:
      let mark = TimeMark(time: world.now, events: sequence, commandCount: commandCount)
      if real - upgrade.approachedAt > Self.distanceNanosecondsMax {
        // Market time has run on since the last record. Each time there is less to make up.
        upgrade.approachedAt = real
        guard upgrade.tell(.approach(mark)) else { return endUpgrade(.refused, at: real) }
        upgrade.set(.followed)
        return false
      }
      upgrade.stoodStillAt = real
      guard upgrade.tell(.handOver(mark)) else { return endUpgrade(.refused, at: real) }
      upgrade.set(.handingOver)
      // Meanwhile the builder computes its own.
      upgrade.setOld(hash: world.stateHash)
      return true
    case .handingOver:
      if real - upgrade.stoodStillAt < Self.handOverNanosecondsMax { return true }
      return endUpgrade(.refused, at: real)
    case .ready:
      guard upgrade.newHash == upgrade.oldHash, let fresh = upgrade.world as? Truth else {
        return endUpgrade(.refused, at: real)
      }
      // The old one leaves with the builder, which frees it.
      upgrade.world = world
      world = fresh
      markViewsStale()
      return endUpgrade(.switched, at: real)
    case .switched, .refused:
      self.upgrade = nil
      return false
    }
  }

  /// Tells the builder what was recorded.
  mutating func tellUpgrade(_ entry: JournalEntry) {
    guard let upgrade, upgrade.stage.rawValue < UpgradeLink.Stage.handingOver.rawValue else {
      return
    }
    if !upgrade.tell(.entry(entry)) { _ = endUpgrade(.refused, at: upgrade.stoodStillAt) }
  }

  private mutating func endUpgrade(_ stage: UpgradeLink.Stage, at real: Int64) -> Bool {
    if let upgrade { upgrade.finish(stage, pause: real - upgrade.stoodStillAt) }
    upgrade = nil
    return false
  }
}
