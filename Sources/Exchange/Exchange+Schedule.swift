import Market

// What happens by itself, apart from the calendar.
extension Exchange {
  /// Works off what is due in the markets that were stirred, by their number.
  @inline(__always)
  mutating func workOffDue(into events: inout EventBatch) {
    if !floor.conditional.stirred.isEmpty { workOffStirred(into: &events) }
  }

  private mutating func workOffStirred(into events: inout EventBatch) {
    floor.conditional.orderStirred()
    for place in 0..<floor.conditional.stirred.count {
      let index = floor.conditional.stirred[place]
      floor.follow(books[index].lastTicks, in: index, into: &events)
      activate(index, into: &events)
    }
    floor.conditional.settle()
  }

  /// Gives the due ones of a market their turn, as many as one step has room for. The others go on
  /// later, so that no step takes for ever.
  private mutating func activate(_ index: Int, into events: inout EventBatch) {
    guard books[index].permits.allow(.match),
      floor.conditional.books[index].nextActivation == nil
    else { return }
    var turns = configuration.activationsPerStep
    while turns > 0, !floor.conditional.books[index].due.isEmpty {
      books[index].activateNext(floor: &floor, into: &events)
      conclude(index, into: &events)
      floor.follow(books[index].lastTicks, in: index, into: &events)
      turns -= 1
    }
    if !floor.conditional.books[index].due.isEmpty {
      floor.conditional.appoint(index, at: floor.time + configuration.activationInterval)
    }
  }

  /// Carries out what is due first, apart from the calendar: due orders that were put off, then an
  /// order whose date has come, then a dead-man switch.
  mutating func carryOutNextCondition(into events: inout EventBatch) {
    let due = floor.conditional.nextDue
    if let appointment = floor.conditional.appointments.first, appointment.time == due {
      floor.conditional.removeAppointment(of: appointment.market)
      floor.conditional.stir(appointment.market)
    } else if let expiry = floor.conditional.expiries.first, expiry.time == due {
      expire(expiry.item, into: &events)
    } else if let deadline = floor.conditional.switches.first {
      fire(deadline.item, into: &events)
    }
  }

  /// Ends an order whose date has come, or notes that it ends as soon as that is allowed.
  private mutating func expire(_ place: UInt32, into events: inout EventBatch) {
    let slot = floor.conditional.orders[at: place].slot
    let index = Int(floor.pool.nodes[Int(slot)].instrument)
    floor.conditional.removeExpiry(place)
    guard books[index].permits.allow(.cancel) else {
      floor.conditional.books[index].overdue.append(floor.pool.id(of: slot))
      return
    }
    books[index].cancel(
      slot, for: .goodTillDate, reference: .none, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Ends all orders of an account that has not been heard of, oldest first. Orders in markets that
  /// stand still end as soon as that is allowed.
  private mutating func fire(_ account: UInt32, into events: inout EventBatch) {
    floor.conditional.setSwitch(account, at: nil)
    floor.publish(
      .deadManSwitch(DeadManSwitch(reference: .none, firesAt: nil, hasFired: true)), to: account,
      into: &events)
    var slot = floor.ledger.accounts[Int(account)].oldest
    while slot != noSlot {
      var younger = floor.pool.links[Int(slot)].younger
      let index = Int(floor.pool.nodes[Int(slot)].instrument)
      if books[index].permits.allow(.cancel) {
        younger = floor.younger(thanEnding: slot)
        books[index].cancel(slot, for: .deadMan, reference: .none, floor: &floor, into: &events)
      } else {
        floor.conditional.silence(account, in: index)
      }
      slot = younger
    }
    concludeAll(into: &events)
  }

  /// Ends what could not end while the market stood still: orders whose date came, then those of
  /// accounts whose dead-man switch fired.
  mutating func endOverdue(_ index: Int, into events: inout EventBatch) {
    guard
      !floor.conditional.books[index].overdue.isEmpty
        || !floor.conditional.books[index].silent.isEmpty
    else { return }
    for id in floor.conditional.books[index].overdue {
      guard let slot = floor.pool.slot(of: id) else { continue }
      books[index].cancel(
        slot, for: .goodTillDate, reference: .none, floor: &floor, into: &events)
    }
    floor.conditional.books[index].overdue.removeAll()
    while let account = floor.conditional.removeFirstSilent(of: index) {
      var slot = floor.ledger.accounts[Int(account)].oldest
      while slot != noSlot {
        let younger = floor.younger(thanEnding: slot)
        if Int(floor.pool.nodes[Int(slot)].instrument) == index {
          books[index].cancel(slot, for: .deadMan, reference: .none, floor: &floor, into: &events)
        }
        slot = younger
      }
    }
    conclude(index, into: &events)
  }
}
