import Market

// Instruments that come and go, and what accounts pay.
extension Exchange {
  /// Puts an account into a fee tier.
  mutating func setFeeTier(_ tier: UInt8, of account: AccountID, into events: inout EventBatch) {
    refuse(Refusal(.notListable), into: &events)
  }

  /// Lists a new instrument.
  mutating func list(_ instrument: Instrument, phase: MarketPhase, into events: inout EventBatch) {
    refuse(Refusal(.notListable), instrument: instrument.id, into: &events)
  }

  /// Delists an instrument and returns its orders.
  mutating func delist(_ instrument: InstrumentID, into events: inout EventBatch) {
    refuse(Refusal(.notListable), instrument: instrument, into: &events)
  }
}
