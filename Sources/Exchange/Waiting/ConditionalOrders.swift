import Market

/// All orders with conditions, what waits, and what time will bring of them.
struct ConditionalOrders: Sendable {
  /// A market whose due orders go on at a moment.
  struct Appointment: BitwiseCopyable, Sendable {
    var time: Instant
    var market: Int
  }

  /// The conditions of the orders that have any.
  var orders = ConditionPool()
  /// What waits, by the number of the market.
  var books: [ConditionalBook]
  /// How many orders wait, for their trigger or for their turn, together with the exits that do.
  var waitingCount = 0
  /// The markets in which the current command may have made something due.
  private(set) var stirred: [Int] = []
  /// How many accounts are in the books' lists of silent ones.
  private(set) var silentCount = 0
  /// When something is due next; `nil` where nothing is.
  private(set) var nextDue: Instant?
  /// When orders end by themselves, by the place of their conditions.
  private(set) var expiries = DeadlineQueue()
  /// When dead-man switches fire, by account.
  private(set) var switches = DeadlineQueue()
  /// The markets whose due orders go on later, the earliest first, by number at the same time.
  private(set) var appointments: [Appointment] = []

  init(markets: Int) {
    // Each is made on its own: copies of one would share its memory.
    books = (0..<markets).map { _ in ConditionalBook() }
    stirred.reserveCapacity(markets)
  }

  /// Moves what waits into memory of its own.
  mutating func unshare() {
    for market in books.indices { books[market].unshare() }
  }

  /// Moves into the memory of as many markets.
  mutating func unshare(into spare: inout ConditionalOrders) {
    for market in books.indices { books[market].unshare(into: &spare.books[market]) }
  }

  /// Makes room for another market.
  mutating func addMarket() { books.append(ConditionalBook()) }

  /// Notes that something may be due in a market.
  mutating func stir(_ market: Int) {
    if let last = stirred.last, last == market { return }
    stirred.append(market)
  }

  /// The stirred markets by number, each once or more often.
  mutating func orderStirred() {
    if stirred.count > 1 { stirred.sort() }
  }

  /// Forgets which markets were stirred.
  mutating func settle() { stirred.removeAll(keepingCapacity: true) }

  private mutating func refresh() {
    nextDue = appointments.first?.time
    if let time = expiries.first?.time { nextDue = min(nextDue ?? time, time) }
    if let time = switches.first?.time { nextDue = min(nextDue ?? time, time) }
  }
}

// What time brings.
extension ConditionalOrders {
  /// Lets the order of some conditions end by itself at its date.
  mutating func setExpiry(_ place: UInt32) {
    guard let time = orders[at: place].expiresAt else { return }
    expiries.set(place, at: time, rank: orders[at: place].stamp)
    refresh()
  }

  /// Takes the end of an order back.
  mutating func removeExpiry(_ place: UInt32) {
    expiries.remove(place)
    refresh()
  }

  /// Sets when an account's dead-man switch fires; `nil` disarms it.
  mutating func setSwitch(_ account: UInt32, at time: Instant?) {
    if let time {
      switches.set(account, at: time, rank: UInt64(account))
    } else {
      switches.remove(account)
    }
    refresh()
  }

  /// Lets a market's due orders go on at a moment.
  mutating func appoint(_ market: Int, at time: Instant) {
    books[market].nextActivation = time
    var place = appointments.count
    while place > 0,
      (time.nanoseconds, market)
        < (appointments[place - 1].time.nanoseconds, appointments[place - 1].market)
    {
      place -= 1
    }
    appointments.insert(Appointment(time: time, market: market), at: place)
    refresh()
  }

  /// Takes back when a market's due orders go on.
  mutating func removeAppointment(of market: Int) {
    guard books[market].nextActivation != nil else { return }
    books[market].nextActivation = nil
    appointments.removeAll { $0.market == market }
    refresh()
  }
}

// Accounts whose switch fired while a market stood still.
extension ConditionalOrders {
  /// Remembers that an account's orders in a market end as soon as that is allowed.
  mutating func silence(_ account: UInt32, in market: Int) {
    let place = books[market].silent.firstIndex { $0 >= account } ?? books[market].silent.count
    if place < books[market].silent.count, books[market].silent[place] == account { return }
    books[market].silent.insert(account, at: place)
    silentCount += 1
  }

  /// Hears of an account again.
  mutating func hear(_ account: UInt32) {
    guard silentCount > 0 else { return }
    for market in books.indices where books[market].silent.contains(account) {
      books[market].silent.removeAll { $0 == account }
      silentCount -= 1
    }
  }

  /// Takes the first silent account of a market out.
  mutating func removeFirstSilent(of market: Int) -> UInt32? {
    guard !books[market].silent.isEmpty else { return nil }
    silentCount -= 1
    return books[market].silent.removeFirst()
  }
}
