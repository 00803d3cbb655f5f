/// What the desk shows, read back from the text of the screen.
struct DeskScreen {
  /// The rows of the screen, each cut into words; what frames the panels is left out.
  let rows: [[String]]
  /// The text itself.
  let text: String

  /// Reads a screen.
  init(_ text: String) {
    self.text = text
    let frame: Set<Character> = ["│", "|", "┃", "║"]
    rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split { $0 == " " || frame.contains($0) }.map(String.init)
    }
  }

  /// An open order, as the lower panel lists it.
  struct Order: Equatable {
    /// `buy` or `sell`.
    var side: String
    /// Its limit.
    var price: Amount
    /// How much was ordered.
    var quantity: Amount
    /// How much of it was filled.
    var filled: Amount
    /// How much stands before it at its price.
    var ahead: Amount
  }

  /// The open orders in the list, from the top.
  var orders: [Order] {
    rows.compactMap { words in
      guard let start = words.firstIndex(where: { $0 == "buy" || $0 == "sell" }) else { return nil }
      // Where there is room, the type stands between.
      let amounts = words[(start + 1)...].drop { $0 == "limit" }.prefix(4).compactMap { Amount($0) }
      guard amounts.count == 4 else { return nil }
      return Order(
        side: words[start], price: amounts[0], quantity: amounts[1], filled: amounts[2],
        ahead: amounts[3])
    }
  }

  /// A fill, as the lower panel lists it.
  struct Fill: Equatable {
    /// `buy` or `sell`.
    var side: String
    /// What it traded at.
    var price: Amount
    /// How much.
    var quantity: Amount
    /// What it cost.
    var fee: Amount
    /// `maker`, `taker` or `auction`.
    var liquidity: String
  }

  /// The fills in the list, the newest first.
  var fills: [Fill] {
    rows.compactMap { words in
      guard let end = words.firstIndex(where: { ["maker", "taker", "auction"].contains($0) }),
        end >= 5, let fee = Amount(words[end - 1]), let quantity = Amount(words[end - 2]),
        let price = Amount(words[end - 3]), ["buy", "sell"].contains(words[end - 4])
      else { return nil }
      return Fill(
        side: words[end - 4], price: price, quantity: quantity, fee: fee, liquidity: words[end])
    }
  }

  /// A balance, as the panel of the account lists it.
  struct Balance: Equatable {
    /// All of it.
    var total: Amount
    /// What new orders may use.
    var available: Amount
    /// What open orders hold.
    var held: Amount
  }

  /// The balance of an asset.
  func balance(of asset: String) -> Balance? {
    for words in rows {
      guard let start = words.lastIndex(of: asset), words.count > start + 3,
        let total = Amount(words[start + 1]), let available = Amount(words[start + 2]),
        let held = Amount(words[start + 3])
      else { continue }
      return Balance(total: total, available: available, held: held)
    }
    return nil
  }

  /// The market in the status line.
  var market: String? { rows.first?.first }

  /// Whether a word stands in the status line.
  func status(has word: String) -> Bool { rows.first?.contains(word) ?? false }
}
