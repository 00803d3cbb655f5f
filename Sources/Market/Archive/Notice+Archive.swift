// Notices and audits, as archives take them.

extension MaintenancePlan: Archived {
  /// A plan to read into.
  static var blank: MaintenancePlan {
    MaintenancePlan(
      title: "", reason: "", cancelOnlyAt: .epoch, haltAt: .epoch, expectedOpen: .epoch,
      verifying: .zero, reopeningCancelOnly: .zero, auction: .zero, advice: "",
      nextUpdateDue: .epoch)
  }

  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&title)
    archive.transfer(&reason)
    archive.transfer(&instruments, blank: InstrumentID(0))
    cancelOnlyAt.transfer(&archive)
    haltAt.transfer(&archive)
    expectedOpen.transfer(&archive)
    verifying.transfer(&archive)
    reopeningCancelOnly.transfer(&archive)
    auction.transfer(&archive)
    archive.transfer(&restingOrders)
    archive.transfer(&advice)
    nextUpdateDue.transfer(&archive)
  }
}

extension EstimateChange: Archived {
  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    time.transfer(&archive)
    from.transfer(&archive)
    to.transfer(&archive)
    archive.transfer(&reason)
  }
}

extension WorkProgress: Archived {
  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&step)
    archive.transfer(&steps)
    archive.transfer(&title)
  }
}

extension AssetAudit: Archived {
  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    asset.transfer(&archive)
    archive.transfer(&totalBefore)
    archive.transfer(&totalAfter)
    archive.transfer(&heldByOrders)
    archive.transfer(&heldInAccounts)
  }
}

extension AuditReport: Archived {
  /// A report to read into.
  static var blank: AuditReport {
    AuditReport(
      countedAt: .epoch, auditedAt: .epoch, ordersBefore: 0, ordersAfter: 0, orderHashBefore: 0,
      orderHashAfter: 0, assets: [])
  }

  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    countedAt.transfer(&archive)
    auditedAt.transfer(&archive)
    archive.transfer(&ordersBefore)
    archive.transfer(&ordersAfter)
    archive.transfer(&orderHashBefore)
    archive.transfer(&orderHashAfter)
    let asset = AssetAudit(
      asset: AssetID(0), totalBefore: 0, totalAfter: 0, heldByOrders: 0, heldInAccounts: 0)
    archive.transfer(&assets, blank: asset, wordsEach: 9)
  }
}

extension MaintenanceNotice: Archived {
  /// A notice to read into.
  public static var blank: MaintenanceNotice {
    MaintenanceNotice(id: NoticeID(0), publishedAt: .epoch, plan: .blank)
  }

  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    var number = id.rawValue
    var published = publishedAt
    archive.transfer(&number)
    published.transfer(&archive)
    plan.transfer(&archive)
    if archive.isReading {
      self = MaintenanceNotice(id: NoticeID(number), publishedAt: published, plan: plan)
    }
    archive.transfer(&revision, in: 1...1 << 30)
    updatedAt.transfer(&archive)
    archive.transfer(&stage)
    let change = EstimateChange(time: .epoch, from: .epoch, to: .epoch, reason: "")
    archive.transfer(&estimates, blank: change, wordsEach: 4)
    archive.transfer(&progress, blank: WorkProgress(step: 0, steps: 0, title: ""))
    archive.transfer(&audit, blank: .blank)
    archive.transfer(&updateOverdue)
    archive.transfer(&missedUpdates, blank: .blank, wordsEach: 2)
    archive.transfer(&calledOffReason, blank: "") { $0.transfer(&$1) }
  }
}
