import Market

/// An account: its open orders in a list from the oldest to the youngest.
struct Account: BitwiseCopyable, Sendable {
  /// Whether it was opened.
  var isOpen = false
  /// The fee tier of its coming orders, 0 to 7.
  var tier: UInt8 = 0
  /// What becomes of all its orders when a market halts; each says itself where it is `hold`.
  var haltPolicy = HaltPolicy.hold
  /// How many orders it has placed or changed in the present while.
  var window = OrderWindow()
  /// How many orders it has open.
  var orderCount: UInt32 = 0
  /// Its oldest open order.
  var oldest: Slot = noSlot
  /// Its youngest open order.
  var youngest: Slot = noSlot
}

/// What an account has of an asset.
struct LedgerEntry: BitwiseCopyable, Sendable {
  /// All of it, in minor units.
  var total: Int64 = 0
  /// The part that open orders need.
  var held: Int64 = 0
  /// Whether the current command has changed it already.
  var isMarked = false
  /// What new orders may use.
  var available: Int64 { total - held }
}

/// An entry that the current command changed, and what it was before.
struct LedgerMark: BitwiseCopyable, Sendable {
  var account: UInt32
  var asset: UInt16
  var total: Int64
  var held: Int64
}

/// Who owns what. Nothing is made here and nothing is lost: only deposits and withdrawals change
/// the sum of an asset over all accounts.
struct Ledger: Sendable {
  /// How many assets there are.
  private(set) var assetCount: Int
  /// Account numbers are below this.
  let accountCapacity: Int
  /// How many orders an account may have open at once.
  let ordersPerAccount: Int
  /// The accounts, by number.
  var accounts = Slab<Account>(capacity: 0)
  /// The entries: an account's assets side by side, accounts by number.
  var entries = Slab<LedgerEntry>(capacity: 0)
  /// Deposits less withdrawals since the start, by asset; never above 2^63 - 1, so that no sum of
  /// balances can overflow.
  private(set) var inflow: [Int64]
  /// What the current command changed, in the order of the first change.
  private(set) var marks = Slab<LedgerMark>(capacity: 256)

  init(_ configuration: ExchangeConfiguration) {
    assetCount = configuration.assets.count
    accountCapacity = configuration.accountCapacity
    ordersPerAccount = configuration.ordersPerAccount
    inflow = Array(repeating: 0, count: assetCount)
    open(AccountID.exchange.rawValue)
  }

  /// Opens an account; one that is open already stays as it is.
  mutating func open(_ account: UInt32) {
    precondition(account < accountCapacity, "the account number is beyond the capacity")
    let missing = Int(account) + 1 - accounts.count
    if missing > 0 {
      accounts.append(repeating: Account(), count: missing)
      entries.append(repeating: LedgerEntry(), count: missing * assetCount)
    }
    accounts[Int(account)].isOpen = true
  }

  /// Gives every account room for further assets.
  /// - Complexity: O(accounts x assets).
  mutating func widen(by further: Int) {
    precondition(marks.isEmpty, "what changed is published before the rows get wider")
    var wider = Slab<LedgerEntry>(capacity: accounts.count * (assetCount + further))
    for account in accounts.indices {
      for asset in 0..<assetCount { wider.append(entries[account * assetCount + asset]) }
      wider.append(repeating: LedgerEntry(), count: further)
    }
    entries = wider
    inflow.append(contentsOf: repeatElement(0, count: further))
    assetCount += further
  }

  /// Whether an account was opened.
  @inline(__always)
  func isOpen(_ account: UInt32) -> Bool {
    account < accounts.count && accounts[Int(account)].isOpen
  }

  /// What an account may use of an asset for new orders.
  @inline(__always)
  func available(_ account: UInt32, _ asset: Int) -> Int64 {
    entries[Int(account) * assetCount + asset].available
  }

  /// Changes what an account has and what is held of it.
  @inline(__always)
  mutating func change(_ account: UInt32, _ asset: Int, total: Int64, held: Int64) {
    let index = Int(account) * assetCount + asset
    if !entries[index].isMarked {
      marks.append(
        LedgerMark(
          account: account, asset: UInt16(asset), total: entries[index].total,
          held: entries[index].held))
      entries[index].isMarked = true
    }
    entries[index].total += total
    entries[index].held += held
  }

  /// Brings money in from outside, or takes it out where negative.
  mutating func transfer(_ account: UInt32, _ asset: Int, units: Int64) {
    inflow[asset] += units
    change(account, asset, total: units, held: 0)
  }

  /// Forgets the changes, once they are published.
  mutating func removeMarks() {
    for place in 0..<marks.count {
      entries[Int(marks[place].account) * assetCount + Int(marks[place].asset)].isMarked = false
    }
    marks.removeAll()
  }

  /// Moves accounts and balances into memory of their own.
  mutating func unshare() {
    accounts.unshare()
    entries.unshare()
    marks.unshare()
  }

  /// Moves into another ledger's memory.
  mutating func unshare(into spare: inout Ledger) {
    accounts.unshare(into: &spare.accounts)
    entries.unshare(into: &spare.entries)
    marks.unshare(into: &spare.marks)
  }
}
