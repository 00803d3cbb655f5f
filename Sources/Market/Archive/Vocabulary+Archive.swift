// The words of the market, as archives take them. A type with a state of its own is beside it.

extension Instant: Archived {
  /// Transfers its nanoseconds.
  public mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&nanoseconds) }
}

extension TimeSpan: Archived {
  /// Transfers its nanoseconds.
  public mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&nanoseconds) }
}

extension Price: Archived {
  /// Transfers its ticks.
  public mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&ticks) }
}

extension Quantity: Archived {
  /// Transfers its lots.
  public mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&lots) }
}

extension InstrumentID: Archived {
  /// Transfers its number.
  public mutating func transfer(_ archive: inout StateArchive) {
    var number = rawValue
    archive.transfer(&number)
    self = InstrumentID(number)
  }
}

extension AssetID: Archived {
  /// Transfers its number.
  public mutating func transfer(_ archive: inout StateArchive) {
    var number = rawValue
    archive.transfer(&number)
    self = AssetID(number)
  }
}

extension AccountID: Archived {
  /// Transfers its number.
  public mutating func transfer(_ archive: inout StateArchive) {
    var number = rawValue
    archive.transfer(&number)
    self = AccountID(number)
  }
}

extension MarketPhase: Archived {
  /// Transfers which phase it is: 0 to 3, and 4 and more for a halt by its reason.
  public mutating func transfer(_ archive: inout StateArchive) {
    var code: UInt8 =
      switch self {
      case .open: 0
      case .postOnly: 1
      case .cancelOnly: 2
      case .auction: 3
      case .halted(let reason): 4 + reason.rawValue
      }
    archive.transfer(&code)
    guard archive.isReading else { return }
    switch code {
    case 0: self = .open
    case 1: self = .postOnly
    case 2: self = .cancelOnly
    case 3: self = .auction
    default:
      guard let reason = HaltReason(rawValue: code - 4) else { return archive.fail(.outOfRange) }
      self = .halted(reason)
    }
  }
}

extension AuctionIndication: Archived {
  /// Transfers price, volume and surplus.
  public mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&price, blank: Price(ticks: 0))
    volume.transfer(&archive)
    surplus.transfer(&archive)
    archive.transfer(&surplusSide, blank: .buy) { $0.transfer(&$1) }
  }
}
