public import Market

/// What somebody does who trades by a few rules: the same in every scenario, so that scenarios can
/// be compared by what they cost.
public struct TraderPlan: Hashable, Sendable {
  /// An order that is kept at a distance from the last price.
  public struct Quote: Hashable, Sendable {
    /// How far, in millionths of the price.
    public var partsPerMillion: Int64
    /// How much, in minor units of the base asset.
    public var amount: Money

    /// Makes a quote.
    public init(partsPerMillion: Int64, amount: Money) {
      self.partsPerMillion = partsPerMillion
      self.amount = amount
    }
  }

  /// What is done about maintenance that is announced.
  public struct Precaution: Hashable, Sendable {
    /// How long before only cancels remain.
    public var lead: TimeSpan
    /// Whether all orders are cancelled then.
    public var cancelsOrders: Bool
    /// The part of the base asset that is sold then, in millionths.
    public var soldPartsPerMillion: Int64

    /// Makes a precaution.
    public init(lead: TimeSpan, cancelsOrders: Bool, soldPartsPerMillion: Int64) {
      self.lead = lead
      self.cancelsOrders = cancelsOrders
      self.soldPartsPerMillion = soldPartsPerMillion
    }
  }

  /// What it is called.
  public var name: String
  /// What it does, in a line.
  public var summary: String
  /// The market that it trades.
  public var instrument: InstrumentID
  /// How often it looks at the market. Orders are placed anew at every look.
  public var looksEvery: TimeSpan
  /// The bid that it keeps, below the last price.
  public var bid: Quote?
  /// The ask that it keeps, above the last price.
  public var ask: Quote?
  /// The stop that it keeps, a sale at the market when the price falls this far.
  public var stop: Quote?
  /// What it does about announced maintenance; nothing where `nil`.
  public var precaution: Precaution?
  /// What it has at the start instead of what the scenario gives the user; nothing else where
  /// empty.
  public var deposits: [Deposit]

  /// Makes a plan.
  public init(
    name: String, summary: String, instrument: InstrumentID, looksEvery: TimeSpan,
    bid: Quote? = nil, ask: Quote? = nil, stop: Quote? = nil, precaution: Precaution? = nil,
    deposits: [Deposit] = []
  ) {
    self.name = name
    self.summary = summary
    self.instrument = instrument
    self.looksEvery = looksEvery
    self.bid = bid
    self.ask = ask
    self.stop = stop
    self.precaution = precaution
    self.deposits = deposits
  }
}
