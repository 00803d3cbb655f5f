import Market
import Testing

@Suite struct VocabularyTests {
  @Test func anOrderNameIsItsSlotAndGeneration() {
    let id = OrderID(slot: 0xDEAD_BEEF, generation: 0x8000_0001)
    #expect(id.slot == 0xDEAD_BEEF && id.generation == 0x8000_0001)
    #expect(id == OrderID(0x8000_0001_DEAD_BEEF))
  }

  @Test func sidesKnowWhatIsBetter() {
    let low = Price(ticks: 99)
    let high = Price(ticks: 101)
    #expect(Side.buy.isBetter(high, than: low) && Side.sell.isBetter(low, than: high))
    #expect(!Side.buy.isBetter(low, than: low) && !Side.sell.isBetter(low, than: low))
    #expect(Side.buy.accepts(low, limit: high) && !Side.buy.accepts(high, limit: low))
    #expect(Side.sell.accepts(high, limit: low) && !Side.sell.accepts(low, limit: high))
    #expect(Side.buy.accepts(low, limit: low) && Side.sell.accepts(low, limit: low))
    #expect(Side.buy.opposite == .sell && Side.sell.opposite == .buy)
    #expect(low.behind(by: 2, on: .sell) == high && high.behind(by: 2, on: .buy) == low)
    #expect(low.advanced(by: 2) == high)
  }

  @Test func balancesAndAmountsAddUp() {
    let balance = Balance(total: Money(units: 10), held: Money(units: 4))
    #expect(balance.available == Money(units: 6))
    var money = Money(units: 5)
    money += Money(units: 3)
    money -= Money(units: 1)
    #expect(money == Money(units: 7) && -money == Money(units: -7) && -money < .zero)
    var quantity = Quantity(lots: 5)
    quantity += Quantity(lots: 2)
    quantity -= Quantity(lots: 1)
    #expect(quantity - Quantity(lots: 1) + Quantity(lots: 1) == Quantity(lots: 6))
  }

  private func notice() -> MaintenanceNotice {
    let plan = MaintenancePlan(
      title: "", reason: "", instruments: [InstrumentID(1)],
      cancelOnlyAt: Instant(nanoseconds: 0) + .hours(48),
      haltAt: Instant(nanoseconds: 0) + .hours(49),
      expectedOpen: Instant(nanoseconds: 0) + .hours(52), verifying: .minutes(10),
      reopeningCancelOnly: .minutes(5), auction: .minutes(3), advice: "",
      nextUpdateDue: .distantFuture)
    return MaintenanceNotice(
      id: NoticeID(1), publishedAt: Instant(nanoseconds: 7), plan: plan)
  }

  @Test func theStagesOfANoticeHaveTheirTimesInOrder() {
    let notice = notice()
    let times = MaintenanceStage.allCases.compactMap { notice.time(of: $0) }
    #expect(times.count == MaintenanceStage.allCases.count - 1)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(notice.time(of: .announced) == notice.publishedAt)
    #expect(notice.time(of: .within24Hours) == .epoch + .hours(24))
    #expect(notice.time(of: .verifying) == .epoch + .hours(52) - .minutes(18))
    #expect(notice.time(of: .completed) == notice.plan.expectedOpen)
    #expect(notice.time(of: .calledOff) == nil)
  }

  @Test func aNoticeCountsItsSlipsAndKnowsItsMarkets() {
    var notice = notice()
    #expect(notice.concerns(InstrumentID(1)) && !notice.concerns(InstrumentID(0)))
    notice.plan.instruments = []
    #expect(notice.concerns(InstrumentID(0)))
    let open = notice.plan.expectedOpen
    for (from, to) in [(open, open + .hours(1)), (open + .hours(1), open)] {
      notice.estimates.append(EstimateChange(time: .epoch, from: from, to: to, reason: ""))
    }
    #expect(notice.slipCount == 1)
    #expect(notice.isActive)
    notice.stage = .completed
    #expect(!notice.isActive)
    notice.stage = .calledOff
    #expect(!notice.isActive)
    #expect(Set(MaintenanceStage.allCases.map(\.name)).count == MaintenanceStage.allCases.count)
  }

  static let damage: [@Sendable (inout AuditReport) -> Void] = [
    { _ in }, { $0.ordersAfter += 1 }, { $0.orderHashAfter += 1 },
    { $0.assets[1].totalAfter -= 1 }, { $0.assets[0].heldByOrders += 1 },
    { $0.assets[0].heldInAccounts -= 1 },
  ]

  @Test(arguments: damage.indices)
  func anAuditPassesOnlyWhereEverythingAgrees(index: Int) {
    let asset = AssetAudit(
      asset: AssetID(0), totalBefore: 9, totalAfter: 9, heldByOrders: 4, heldInAccounts: 4)
    var report = AuditReport(
      countedAt: .epoch, auditedAt: .epoch, ordersBefore: 2, ordersAfter: 2, orderHashBefore: 3,
      orderHashAfter: 3, assets: [asset, asset])
    Self.damage[index](&report)
    #expect(report.passed == (index == 0))
  }

  @Test func nothingOnThePathCarriesReferences() {
    #expect(MemoryLayout<Event>.size <= 96)
    #expect(MemoryLayout<Command>.size <= 96)
  }
}
