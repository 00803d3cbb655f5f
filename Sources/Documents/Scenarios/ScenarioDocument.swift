import Exchange
import Market
import Simulation

/// A scenario file on the way to a scenario. `announced-maintenance.yaml` describes the format.
///
/// Everything is read once, in the order of dependence; what is wrong is in the reader, and what
/// could not be read is left out of later checks, so that one mistake is one problem.
struct ScenarioDocument {
  static let keys = [
    "summary", "start", "speed", "minimum notice", "fees", "assets", "markets", "funds", "timeline",
    "lasts", "expect", "drill",
  ]
  /// The user's account.
  static let user = AccountID(1)
  /// No scenario has a later time than this.
  static let longest = TimeSpan.hours(24 * 366)

  var reader: DocumentReader
  /// What holds where the file says nothing.
  let standard: DocumentFields

  /// Every asset that may be traded, the standard ones first.
  var assets: [AssetDraft] = []
  /// The markets, in their order.
  var markets: [MarketDraft] = []
  /// The markets that could be read.
  var built: [BuiltMarket] = []
  /// The markets that the timeline lists, in the order of listing.
  var listings: [ListingDraft] = []
  /// The markets that the timeline has delisted so far.
  var delisted: [String] = []
  /// Whether the timeline is being read, in which a market may not be there yet.
  var isReadingTimeline = false
  /// When public data is not as it should be.
  var dataFaults: [DataFault] = []
  /// The notices that the timeline announces, in their order.
  var notices: [NoticeDraft] = []
  /// The incidents that the timeline tells of, in their order.
  var incidents: [IncidentDraft] = []
  /// When the scenario begins; `nil` where that could not be read.
  var start: Instant?
  /// The least time between an announcement and its cancel-only.
  var minimumNotice = TimeSpan.zero

  private init(_ source: DocumentSource) {
    reader = DocumentReader(file: source.file)
    standard = BuiltInScenarios.standard()
  }

  /// Reads a scenario.
  ///
  /// - Throws: ``DocumentError`` with everything that is wrong in it.
  static func scenario(_ source: DocumentSource) throws(DocumentError) -> Scenario {
    var document = ScenarioDocument(source)
    let scenario = document.read(source)
    return try document.reader.finish(scenario)
  }

  private mutating func read(_ source: DocumentSource) -> Scenario? {
    guard let root = reader.root(of: source.bytes),
      let own = reader.fields(of: root, describing: "a scenario", allowed: Self.keys)
    else { return nil }
    let summary = reader.required("summary", of: own).flatMap {
      reader.line($0, "summary", charactersMax: 200)
    }
    start = value("start", of: own).flatMap { reader.moment($0, "start") }
    let speed = value("speed", of: own).flatMap { reader.speed($0, "speed") }
    let notice = value("minimum notice", of: own).flatMap {
      reader.duration($0, "minimum notice", in: .zero...Self.longest)
    }
    minimumNotice = notice ?? .zero
    readAssets(own)
    chooseMarkets(own)
    putListingsLast(own)
    let traded = tradedAssets(own)
    built = buildMarkets(traded, fees: value("fees", of: own))
    let funds = readFunds(own, traded)
    checkTotals(built, funds)
    let timeline = own["timeline"].map { readTimeline($0) } ?? []
    let length = own["lasts"].flatMap {
      reader.duration($0, "lasts", in: .seconds(1)...Self.longest)
    }
    let expectations = own["expect"].map { readExpectations($0, length: length) } ?? []
    let drill = own["drill"].flatMap { readDrill($0, length: length) }
    guard reader.problems.isEmpty, let summary, let start, let speed else { return nil }
    let listed = listings.map(\.symbol)
    var scenario = Scenario(
      name: source.name, summary: summary, start: start,
      configuration: ExchangeConfiguration(
        assets: traded,
        instruments: built.map(\.instrument).filter { !listed.contains($0.symbol) },
        orderCapacity: Self.orderCapacity(markets: built.count), ordersPerAccount: 1 << 14,
        minimumNotice: minimumNotice, keepsPlacingTimes: true),
      user: Self.user, accounts: [AccountPlan(account: Self.user, deposits: funds)],
      markets: built.map(\.plan), timeline: timeline, speedPerMille: speed)
    scenario.length = length
    scenario.dataFaults = dataFaults
    scenario.expectations = expectations
    scenario.drill = drill
    return scenario
  }

  /// The value of a field: the file's own, or the standard one, whose problems are told of the file
  /// as a whole.
  func value(_ name: String, of own: DocumentFields) -> DocumentNode? {
    own[name] ?? standard[name]?.standing(at: own.node)
  }

  /// Room for the orders of so many markets; the agents of one need some ten thousand.
  private static func orderCapacity(markets: Int) -> Int {
    var capacity = 1 << 16
    while capacity < markets << 14 { capacity *= 2 }
    return min(capacity, (1 << 24) - 1)
  }
}
