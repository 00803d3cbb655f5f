internal import Lanes
internal import Market

// A new world takes over between two turns, without anybody noticing more than a moment.
extension VenueLoop {
  /// How long the old world stands still for the new one at most, in real nanoseconds.
  private static var handOverNanosecondsMax: Int64 { 250_000_000 }
  /// How much real time the new world may be behind when the old one is stopped: what it has to
  /// make up then is part of the pause. So many times as much after so many approaches.
  private static var distanceNanosecondsMax: Int64 { 5_000_000 }

  /// Looks after an upgrade, where there is one; true while the world must stand still.
  ///
  /// It stands still twice, for a moment: to be copied, and to be replaced. The hashes of the copy
  /// and of the new world are computed and compared in between, on the builder's thread; from there
  /// on the same commands at the same times keep the two worlds the same.
  mutating func takeUpgrade(at real: Int64) -> Bool {
    if upgrade == nil, let offer = upgrades.pop() {
      upgrade = offer
      offer.follow(after: recorder.recorded)
    }
    guard let upgrade else { return false }
    if upgrade.copyNanoseconds == nil { upgrade.copyNanoseconds = real - upgrade.stoodStillAt }
    switch upgrade.stage {
    case .offered, .followed: return false
    case .caughtUp: return stop(for: upgrade, at: real)
    case .comparing: return false
    case .handingOver:
      if real - upgrade.stoodStillAt < Self.handOverNanosecondsMax { return true }
      return refuse(.late, at: real)
    case .ready:
      guard let fresh = upgrade.world as? Truth else { return refuse(.late, at: real) }
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

  /// Stands still for a builder that has carried out all it was told: the first time to be copied,
  /// then to be replaced. Gives whether it does: not if the builder is not near enough yet.
  private mutating func stop(for upgrade: UpgradeLink, at real: Int64) -> Bool {
    let mark = TimeMark(time: world.now, events: sequence, commandCount: commandCount)
    if real - upgrade.approachedAt > upgrade.approaches * Self.distanceNanosecondsMax {
      // Market time has run on since the last record. Each time there is less to make up; where
      // the builder does not get the processor for long, it must do from further away.
      upgrade.approachedAt = real
      upgrade.approaches += 1
      guard upgrade.tell(.approach(mark)) else { return refuse(.outrun, at: real) }
      upgrade.set(.followed)
      return false
    }
    upgrade.stoodStillAt = real
    if upgrade.hasAgreed {
      // The stage first, here and below: a builder that was told may go on to the next at once.
      upgrade.set(.handingOver)
      guard upgrade.tell(.handOver(mark)) else { return refuse(.outrun, at: real) }
    } else {
      upgrade.copyNanoseconds = nil
      var spare = upgrade.spare as? Truth
      // Else there would be another reference to it.
      upgrade.spare = nil
      upgrade.world = world.detachedCopy(using: &spare)
      // To be freed by the builder.
      upgrade.spare = spare
      upgrade.set(.comparing)
      guard upgrade.tell(.compare(mark)) else { return refuse(.outrun, at: real) }
    }
    return true
  }

  /// When a world that stands still for an upgrade goes on at the latest.
  var upgradeDue: Int64? {
    guard let upgrade, upgrade.stage == .handingOver else { return nil }
    return upgrade.stoodStillAt + Self.handOverNanosecondsMax
  }

  /// Tells the builder what was recorded.
  mutating func tellUpgrade(_ entry: JournalEntry) {
    guard let upgrade, upgrade.stage.rawValue < UpgradeLink.Stage.handingOver.rawValue else {
      return
    }
    if !upgrade.tell(.entry(entry)) { _ = refuse(.outrun, at: upgrade.stoodStillAt) }
  }

  private mutating func refuse(_ problem: UpgradeProblem, at real: Int64) -> Bool {
    upgrade?.problem = problem
    return endUpgrade(.refused, at: real)
  }

  private mutating func endUpgrade(_ stage: UpgradeLink.Stage, at real: Int64) -> Bool {
    if let upgrade {
      upgrade.finish(
        stage, pause: (upgrade.copyNanoseconds ?? 0) + real - upgrade.stoodStillAt)
    }
    upgrade = nil
    return false
  }
}
