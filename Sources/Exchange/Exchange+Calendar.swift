import Market

// What the operator announces.
extension Exchange {
  /// Publishes a notice of planned maintenance, in the stage that it has reached already.
  mutating func announce(_ plan: MaintenancePlan, into events: inout EventBatch) {
    if let unknown = plan.instruments.first(where: { Int($0.rawValue) >= books.count }) {
      return refuse(Refusal(.unknownInstrument), instrument: unknown, into: &events)
    }
    guard plan.isInOrder, plan.cancelOnlyAt >= floor.time, plan.nextUpdateDue >= floor.time else {
      return refuse(Refusal(.noticeOutOfOrder), into: &events)
    }
    let notice = plan.cancelOnlyAt - floor.time
    guard notice >= configuration.minimumNotice else {
      let need = -TimeSpan(nanoseconds: -configuration.minimumNotice.nanoseconds).wholeSeconds
      return refuse(
        Refusal(.noticeTooShort, need: need, have: notice.wholeSeconds), into: &events)
    }
    var published = MaintenanceNotice(
      id: calendar.nextID, publishedAt: floor.time, plan: plan)
    while let next = published.stage.next, next < .cancelOnly,
      let time = published.time(of: next), time <= floor.time
    {
      published.stage = next
    }
    calendar.append(published)
    publishNotice(calendar.entries.count - 1, into: &events)
  }

  /// Moves the estimate of a notice, until its audit begins.
  mutating func revise(
    _ id: NoticeID, expectedOpen: Instant, reason: String, nextUpdateDue: Instant,
    into events: inout EventBatch
  ) {
    guard let index = index(of: id, before: .verifying, into: &events) else { return }
    var plan = calendar.entries[index].notice.plan
    let before = plan.expectedOpen
    plan.expectedOpen = expectedOpen
    plan.nextUpdateDue = nextUpdateDue
    guard plan.isInOrder, plan.verifyingAt >= floor.time, nextUpdateDue >= floor.time else {
      return refuse(Refusal(.noticeOutOfOrder), into: &events)
    }
    let now = floor.time
    calendar.update(index) {
      $0.notice.plan = plan
      $0.notice.hearUpdate(at: now)
      if expectedOpen != before {
        $0.notice.estimates.append(
          EstimateChange(time: now, from: before, to: expectedOpen, reason: reason))
      }
    }
    publishRevision(index, into: &events)
  }

  /// Says how the work of a notice goes on.
  mutating func report(
    _ id: NoticeID, _ progress: WorkProgress, nextUpdateDue: Instant,
    into events: inout EventBatch
  ) {
    guard let index = index(of: id, before: .completed, into: &events) else { return }
    guard nextUpdateDue >= floor.time else {
      return refuse(Refusal(.noticeOutOfOrder), into: &events)
    }
    let now = floor.time
    calendar.update(index) {
      $0.notice.progress = progress
      $0.notice.plan.nextUpdateDue = nextUpdateDue
      $0.notice.hearUpdate(at: now)
    }
    publishRevision(index, into: &events)
  }

  /// Calls a notice off, until its cancel-only begins.
  mutating func callOff(_ id: NoticeID, reason: String, into events: inout EventBatch) {
    guard let index = index(of: id, before: .cancelOnly, into: &events) else { return }
    let now = floor.time
    calendar.update(index) {
      $0.notice.stage = .calledOff
      $0.notice.calledOffReason = reason
      $0.notice.hearUpdate(at: now)
    }
    publishRevision(index, into: &events)
  }

  /// The place of a notice that has not reached a stage; otherwise that is refused.
  private mutating func index(
    of id: NoticeID, before stage: MaintenanceStage, into events: inout EventBatch
  ) -> Int? {
    if let index = calendar.index(of: id), calendar.entries[index].notice.stage < stage {
      return index
    }
    refuse(Refusal(.unknownNotice), into: &events)
    return nil
  }
}

// What time brings.
extension Exchange {
  /// Carries out what the calendar has due first: a notice's next stage, or that its news is late,
  /// then that an incident's is, then the end of an extended auction.
  mutating func carryOutNextDue(into events: inout EventBatch) {
    guard let index = calendar.firstDue else {
      if let incident = calendar.firstOverdueIncident {
        return missUpdate(ofIncident: incident, into: &events)
      }
      return endExtension(into: &events)
    }
    let entry = calendar.entries[index]
    if entry.stageDue == entry.due, let next = entry.notice.stage.next {
      enter(next, of: index, into: &events)
    } else {
      calendar.update(index) {
        $0.notice.updateOverdue = true
        $0.notice.missedUpdates.append(MissedUpdate(dueAt: $0.notice.plan.nextUpdateDue))
      }
      publishRevision(index, into: &events)
    }
  }

  /// Takes a notice to its next stage: first the notice is published, then the markets follow.
  private mutating func enter(
    _ stage: MaintenanceStage, of index: Int, into events: inout EventBatch
  ) {
    if stage == .reopeningCancelOnly, !verify(index, into: &events) {
      calendar.update(index) { $0.isBlocked = true }
      publishRevision(index, into: &events)
      updatePhases(of: index, into: &events)
      return
    }
    let now = floor.time
    calendar.update(index) {
      $0.notice.stage = stage
      if stage == .completed { $0.notice.hearUpdate(at: now) }
    }
    publishRevision(index, into: &events)
    updatePhases(of: index, into: &events)
    if stage == .halted { beginHalt(of: index, into: &events) }
  }

  /// Compares orders and balances with the count that was taken when matching stopped.
  private mutating func verify(_ index: Int, into events: inout EventBatch) -> Bool {
    let entry = calendar.entries[index]
    guard let count = entry.count else { preconditionFailure("a halt begins with a count") }
    let audit = report(from: count, for: entry.notice)
    calendar.update(index) { $0.notice.audit = audit }
    floor.publish(.audited(entry.notice.id, passed: audit.passed), to: nil, into: &events)
    return audit.passed
  }

  /// Cancels all resting orders where the plan says so, and takes the first count.
  ///
  /// Another notice may have counted the same orders already. It counts them anew then, unless what
  /// it counted is not what was there, which its audit must still find.
  private mutating func beginHalt(of index: Int, into events: inout EventBatch) {
    let notice = calendar.entries[index].notice
    if notice.plan.restingOrders == .cancel {
      let agreeing = agreeingCounts()
      for book in books.indices where notice.concerns(books[book].instrument) {
        let isToRecount = agreesWithHaltCount(book)
        books[book].cancelForHalt(all: true, floor: &floor, into: &events)
        conclude(book, into: &events)
        if isToRecount { recountForHalt(book) }
      }
      for other in agreeing { recount(other) }
    }
    recount(index)
  }

  /// The notices that have counted orders and balances, and whose count is what is there.
  func agreeingCounts() -> [Int] {
    calendar.entries.indices.filter { index in
      let entry = calendar.entries[index]
      guard entry.notice.isActive, let count = entry.count else { return false }
      return report(from: count, for: entry.notice).passed
    }
  }

  /// Counts orders and balances anew for a notice.
  mutating func recount(_ index: Int) {
    let count = count(for: calendar.entries[index].notice)
    calendar.update(index) { $0.count = count }
  }

  private mutating func updatePhases(of index: Int, into events: inout EventBatch) {
    let notice = calendar.entries[index].notice
    for book in books.indices where notice.concerns(books[book].instrument) {
      updatePhase(book, byCalendar: true, into: &events)
    }
  }

  /// Publishes a change of a notice.
  private mutating func publishRevision(_ index: Int, into events: inout EventBatch) {
    let now = floor.time
    calendar.update(index) {
      $0.notice.revision += 1
      $0.notice.updatedAt = now
    }
    publishNotice(index, into: &events)
  }

  private mutating func publishNotice(_ index: Int, into events: inout EventBatch) {
    let notice = calendar.entries[index].notice
    floor.publish(
      .notice(notice.id, revision: notice.revision, stage: notice.stage), to: nil, into: &events)
  }
}

extension MaintenanceNotice {
  /// Notes that there is news, late or not.
  fileprivate mutating func hearUpdate(at now: Instant) {
    updateOverdue = false
    missedUpdates.closeLast(at: now)
  }
}
