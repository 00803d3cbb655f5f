import Market

extension Exchange {
  /// A hash of everything that decides the future: books with their queues, balances, phases,
  /// notices and counters.
  ///
  /// The present time is not in it: time decides nothing before something happens.
  /// - Complexity: O(orders ever open at once + accounts + notices).
  public var stateHash: UInt64 {
    var hash = StateHash()
    floor.combine(into: &hash)
    for book in books { book.combine(into: &hash, floor: floor) }
    for entry in calendar.entries { entry.combine(into: &hash) }
    for incident in calendar.incidents { incident.combine(into: &hash) }
    for extended in calendar.extensions {
      hash.combine(UInt64(extended.instrument.rawValue))
      hash.combine(extended.until.nanoseconds)
      hash.combine(Int64(extended.count))
    }
    for asset in assets[configuration.assets.count...] { hash.combine(asset) }
    for instrument in instruments[configuration.instruments.count...] {
      hash.combine(instrument)
    }
    floor.conditional.combine(into: &hash, pool: floor.pool)
    return hash.value
  }
}

extension Floor {
  fileprivate func combine(into hash: inout StateHash) {
    hash.combine(sequence)
    hash.combine(tradeCount)
    hash.combine(UInt64(pool.nodes.count))
    for node in pool.nodes { hash.combine(UInt64(node.generation)) }
    var free = pool.firstFree
    while free != noSlot {
      hash.combine(UInt64(free))
      free = pool.nodes[Int(free)].next
    }
    for account in ledger.accounts {
      hash.combine(
        UInt64(account.haltPolicy.rawValue) << 40 | UInt64(account.orderCount) << 4
          | UInt64(account.tier) << 1 | (account.isOpen ? 1 : 0))
      hash.combine(account.window.end)
      hash.combine(UInt64(account.window.count))
      var slot = account.oldest
      while slot != noSlot {
        hash.combine(UInt64(slot))
        slot = pool.links[Int(slot)].younger
      }
    }
    for entry in ledger.entries {
      hash.combine(entry.total)
      hash.combine(entry.held)
    }
    for units in ledger.inflow { hash.combine(units) }
  }
}

extension OrderBook {
  fileprivate func combine(into hash: inout StateHash, floor: Floor) {
    for side in Side.allCases {
      sides[side].forEachOrder(in: floor.pool) { slot, ahead in
        var order = OrderCount()
        order.add(slot, behind: ahead, in: floor)
        hash.combine(order.hash)
      }
      hash.combine(0 as UInt64)
    }
    hash.combine(phase)
    hash.combine(operatorPhase)
    hash.combine(lastTicks)
    hash.combine(eventCount)
    guard let haltCount else { return }
    hash.combine(haltCount.time.nanoseconds)
    hash.combine(UInt64(haltCount.orders.count))
    hash.combine(haltCount.orders.hash)
  }
}

extension CalendarEntry {
  fileprivate func combine(into hash: inout StateHash) {
    hash.combine(UInt64(notice.revision))
    hash.combine(notice.publishedAt.nanoseconds)
    hash.combine(notice.updatedAt.nanoseconds)
    hash.combine(notice.plan)
    hash.combine(UInt64(notice.stage.rawValue))
    hash.combine(UInt64(notice.estimates.count))
    for change in notice.estimates {
      for time in [change.time, change.from, change.to] { hash.combine(time.nanoseconds) }
      hash.combine(change.reason)
    }
    if let progress = notice.progress {
      hash.combine(Int64(progress.step))
      hash.combine(Int64(progress.steps))
      hash.combine(progress.title)
    }
    if let audit = notice.audit { hash.combine(audit) }
    hash.combine(UInt64((notice.updateOverdue ? 1 : 0) | (isBlocked ? 2 : 0)))
    hash.combine(notice.missedUpdates)
    hash.combine(notice.calledOffReason ?? "")
    guard let count else { return }
    hash.combine(count.time.nanoseconds)
    hash.combine(UInt64(count.orders.count))
    hash.combine(count.orders.hash)
    for total in count.totals { hash.combine(total) }
    for units in count.inflow { hash.combine(units) }
  }
}

extension Incident {
  fileprivate func combine(into hash: inout StateHash) {
    hash.combine(UInt64(revision))
    hash.combine(title)
    hash.combine(UInt64(instruments.count))
    for instrument in instruments { hash.combine(UInt64(instrument.rawValue)) }
    hash.combine(startedAt.nanoseconds)
    hash.combine(updatedAt.nanoseconds)
    hash.combine(UInt64(news.count))
    for entry in news {
      hash.combine(entry.time.nanoseconds)
      hash.combine(entry.update)
    }
    hash.combine(missedUpdates)
  }
}

extension StateHash {
  fileprivate mutating func combine(_ missed: [MissedUpdate]) {
    for update in missed {
      hash(optional: update.dueAt)
      hash(optional: update.toldAt)
    }
  }

  fileprivate mutating func combine(_ update: IncidentUpdate) {
    combine(UInt64(update.stage.rawValue) << 8 | UInt64(update.impact.rawValue))
    for text in [update.known, update.unknown, update.advice, update.reason] { combine(text) }
    hash(optional: update.expectedOpen)
    hash(optional: update.nextUpdateDue)
  }

  private mutating func hash(optional time: Instant?) {
    combine(UInt64(time == nil ? 0 : 1))
    combine(time?.nanoseconds ?? 0)
  }

  fileprivate mutating func combine(_ phase: MarketPhase) {
    combine(UInt64(phase.strictness))
  }

  fileprivate mutating func combine(_ asset: Asset) {
    combine(UInt64(asset.id.rawValue))
    combine(asset.symbol)
    combine(Int64(asset.decimals))
    combine(Int64(asset.displayDecimals))
  }

  fileprivate mutating func combine(_ instrument: Instrument) {
    combine(UInt64(instrument.base.id.rawValue) << 16 | UInt64(instrument.quote.id.rawValue))
    for figure in [
      instrument.tickUnits, instrument.lotUnits, instrument.maximumQuantity.lots,
      instrument.maximumPrice.ticks,
    ] { combine(figure) }
    for fees in [instrument.fees] + instrument.furtherFeeTiers {
      combine(fees.makerPartsPerMillion)
      combine(fees.takerPartsPerMillion)
    }
    let rules = instrument.rules
    for figure in [
      rules.minimumQuantity.lots, rules.minimumNotional.units, rules.maximumNotional.units,
      rules.priceBandPartsPerMillion, rules.stopProtectionPartsPerMillion,
      rules.collarPartsPerMillion, rules.collarExtension.nanoseconds,
      Int64(rules.collarExtensionsMax), rules.openingReference?.ticks ?? 0,
    ] { combine(figure) }
  }

  fileprivate mutating func combine(_ plan: MaintenancePlan) {
    for text in [plan.title, plan.reason, plan.advice] { combine(text) }
    combine(UInt64(plan.instruments.count))
    for instrument in plan.instruments { combine(UInt64(instrument.rawValue)) }
    for time in [plan.cancelOnlyAt, plan.haltAt, plan.expectedOpen, plan.nextUpdateDue] {
      combine(time.nanoseconds)
    }
    for span in [plan.verifying, plan.reopeningCancelOnly, plan.auction] {
      combine(span.nanoseconds)
    }
    combine(UInt64(plan.restingOrders.rawValue))
  }

  fileprivate mutating func combine(_ audit: AuditReport) {
    combine(audit.countedAt.nanoseconds)
    combine(audit.auditedAt.nanoseconds)
    combine(Int64(audit.ordersBefore))
    combine(Int64(audit.ordersAfter))
    combine(audit.orderHashBefore)
    combine(audit.orderHashAfter)
    for asset in audit.assets {
      for figure in [
        asset.totalBefore, asset.totalAfter, asset.heldByOrders, asset.heldInAccounts,
      ] { combine(figure) }
    }
  }
}
