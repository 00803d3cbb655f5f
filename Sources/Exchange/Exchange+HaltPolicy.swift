public import Market

// What an account wants of all its orders when a market halts.
extension Exchange {
  /// Sets it, from the next halt on.
  mutating func setHaltPolicy(
    _ policy: HaltPolicy, of account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.ledger.accounts[Int(account)].haltPolicy = policy
    floor.publish(.haltPolicy(policy, reference), to: account, into: &events)
  }

  /// What becomes of all of an account's orders at a halt; `hold` where each order says itself.
  public func haltPolicy(of account: AccountID) -> HaltPolicy {
    guard floor.ledger.isOpen(account.rawValue) else { return .hold }
    return floor.ledger.accounts[Int(account.rawValue)].haltPolicy
  }

  /// When an account's dead-man switch fires; `nil` where it is off.
  public func deadManFiresAt(_ account: AccountID) -> Instant? {
    floor.conditional.switches.time(of: account.rawValue)
  }
}

extension Floor {
  /// Whether an order ends when its market halts, by its own word or its account's.
  func endsAtHalt(_ slot: Slot) -> Bool {
    let node = pool.nodes[Int(slot)]
    return node.traits.haltPolicy == .cancel
      || ledger.accounts[Int(node.account)].haltPolicy == .cancel
  }
}
