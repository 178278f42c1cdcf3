/// Owners by what they are told: “Anna får i uppdrag att”, “uppdrag till LAG”, “tas fram av Bo”.
struct ChargeRule {
    let statement: Statement
    let lists: [PartyList]

    func claims() -> [Claim] {
        lists.compactMap { list in
            guard isCharged(list) || isRequested(list) || isAgent(list) || isBidden(list) || isPossessor(list) else {
                return nil
            }
            guard !isFormer(list) else { return nil }
            let owners = isBefore(list) ? statement.subjects(list) : statement.objects(list)
            return Claim(owners: owners.parties, basis: .said, at: list.start, isOpen: list.joints.contains(.or))
        }
    }

    private func isFormer(_ list: PartyList) -> Bool {
        let sentence = statement.sentence(around: list.start)
        return sentence.contains { statement.isWritten($0, "förra", "föregående", "tidigare", "dåvarande") }
            || statement.isNegated(list.end..<min(list.end + 3, sentence.upperBound))
                && !(list.end..<list.end + 5).contains {
                    statement.isWritten($0, "hunnit", "hann", "kunnat", "påbörjat")
                }
    }

    private func isBefore(_ list: PartyList) -> Bool { uppdrag(after: list.end) }

    /// “Anna får i uppdrag”, “ge Anna i uppdrag”.
    private func isCharged(_ list: PartyList) -> Bool {
        uppdrag(after: list.end)
            && (!statement.isGoverned(list.start) || statement.isWritten(list.start - 1, "åt", "till"))
    }

    private func uppdrag(after end: Int) -> Bool {
        var index = end
        while statement.isWritten(
            index, "får", "fick", "ges", "gavs", "har", "fått", "också", "även", "därför", "nu", "gemensamt", "att")
        {
            index += 1
        }
        if statement.isWritten(end, "har", "hann"),
            (end..<end + 4).contains(where: { statement.has(.negation, at: $0) })
        {
            return (end..<end + 5).contains { statement.isWritten($0, "hunnit", "hann", "kunnat", "påbörjat") }
        }
        return statement.isWritten(index, "i", "på") && statement.isWritten(index + 1, "uppdrag", "uppgift")
            || statement.isWritten(index, "ombeds", "uppmanas", "tilldelas", "ombads", "uppmanades", "åläggs")
    }

    /// “uppdrag till X”, “uppdrar åt X”, “ber X att”, “delegeras till X”.
    private func isRequested(_ list: PartyList) -> Bool {
        let (one, two) = (list.start - 1, list.start - 2)
        if statement.isWritten(one, "till", "åt") {
            let charge = [
                "uppdrag", "uppdraget", "uppdrar", "uppdra", "uppdras", "uppdrogs", "uppdrog", "delegeras", "delegerar",
                "överlåts", "överlämnas", "uppgift", "ansvaret",
            ]
            let near = max(0, list.start - 5)..<max(0, one)
            return charge.contains(statement.lower(two))
                || near.contains {
                    statement.isWritten($0, "uppdrag", "uppdraget", "ansvaret", "delegeras") && isPassed($0 + 1, one)
                }
        }
        if statement.isWritten(one, "på", "hos") {
            return statement.isWritten(two, "ligger", "vilar", "läggs")
                && (max(0, list.start - 8)..<list.start).contains {
                    statement.isWritten($0, "ansvaret", "ansvar", "uppgiften", "frågan", "bollen")
                }
        }
        let asks = statement.isWritten(one, "ber", "bad", "be", "uppmanar", "uppmanade", "tilldelas", "åligger")
        return asks && (statement.isWritten(list.end, "att", "om") || statement.isWritten(one, "tilldelas", "åligger"))
    }

    private func isPassed(_ from: Int, _ end: Int) -> Bool {
        from < end
            && (from..<end).allSatisfy {
                statement.isWritten($0, "går", "ges", "lämnas", "läggs", "överlåts", "lämnades", "delegeras", "gavs")
            }
    }

    /// “sammanställs av Anna”
    private func isAgent(_ list: PartyList) -> Bool {
        guard statement.isWritten(list.start - 1, "av") else { return false }
        let start = max(statement.clauseStart(before: list.start), list.start - 8)
        guard
            let verb = (start..<list.start - 1).last(where: {
                statement.has(.passive, at: $0) && !statement.has(.promise, at: $0)
            })
        else { return false }
        return !statement.has(.subordinator, at: start)
            && !(start..<verb).contains { statement.isWritten($0, "som", "har", "hade") }
    }

    /// “Anna att kontakta kommunerna”, “åt Anna att”.
    private func isBidden(_ list: PartyList) -> Bool {
        statement.isWritten(list.end, "att") && statement.has(.infinitive, at: list.end + 1)
            && statement.beginsClause(list.start) && !statement.has(.conjunction, at: list.start - 1)
            && list.parties.allSatisfy { $0.kind != .everyone }
    }

    /// “Annas ansvar”, “på Annas bord”.
    private func isPossessor(_ list: PartyList) -> Bool {
        list.parties.count == 1 && statement.lower(list.end - 1).hasSuffix("s")
            && statement.isWritten(list.end, "ansvar", "uppgift", "bord", "lott")
    }
}
