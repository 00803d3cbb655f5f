internal import Exchange
public import Market

/// A while in which the public data of the venue, book and trades, is not as it should be. Orders
/// and their answers are not affected, nor are notices.
public struct DataFault: Hashable, Sendable {
  /// When it begins, from the start.
  public var offset: TimeSpan
  /// How long it lasts.
  public var length: TimeSpan
  /// What is wrong.
  public var kind: Kind

  /// Makes a fault.
  public init(at offset: TimeSpan, for length: TimeSpan, _ kind: Kind) {
    self.offset = offset
    self.length = length
    self.kind = kind
  }

  /// What can be wrong with data.
  public enum Kind: Hashable, Sendable {
    /// Everything comes late by so much.
    case late(by: TimeSpan)
    /// Nothing comes; what happened meanwhile comes afterwards.
    case frozen
    /// Only so often something comes, and then all of it.
    case dropping(every: TimeSpan)
  }

  /// Up to which moment, from the start, public data has come at an offset within the fault.
  func reach(at now: TimeSpan) -> TimeSpan {
    switch kind {
    case .late(let delay): max(offset, now - delay)
    case .frozen: offset
    case .dropping(let interval):
      offset
        + TimeSpan(
          nanoseconds: (now - offset).nanoseconds / interval.nanoseconds * interval.nanoseconds)
    }
  }

  /// Whether it lasts at an offset.
  func isOn(at now: TimeSpan) -> Bool { now >= offset && now < offset + length }
}

extension Scenario {
  /// Up to which moment public data has come at a moment: that one, but for a ``DataFault``.
  ///
  /// - Complexity: O(faults).
  public func publicDataReach(at now: Instant) -> Instant {
    guard !dataFaults.isEmpty else { return now }
    let offset = now - start
    var reach = offset
    for fault in dataFaults where fault.isOn(at: offset) { reach = min(reach, fault.reach(at: offset)) }
    return start + reach
  }

  /// Every instrument: those of the start and those that the timeline lists, by their numbers.
  public var instruments: [Instrument] {
    var all = configuration.instruments
    for entry in timeline {
      if case .list(let instrument, _) = entry.action { all.append(instrument) }
    }
    return all
  }
}
