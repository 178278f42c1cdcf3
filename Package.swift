// swift-tools-version: 6.2

import PackageDescription

#if arch(arm64)
    let machine = "aarch64-linux-gnu"
#else
    let machine = "x86_64-linux-gnu"
#endif

/// GMime's own pkg-config file also asks for compiler flags that SwiftPM warns about, so its three folders stand here.
let gmimeHeaders = ["/usr/include/gmime-3.0", "/usr/include/glib-2.0", "/usr/lib/\(machine)/glib-2.0/include"]

let house: [SwiftSetting] = [
    .unsafeFlags(gmimeHeaders.flatMap { ["-Xcc", "-I\($0)"] })
]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "samordna",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "samordna", targets: ["samordna"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibical"),
        .systemLibrary(name: "CLibcurl"),
        .systemLibrary(name: "CGMime"),
        .systemLibrary(name: "CCmark"),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CStemmer"),

        .target(name: "Meetings", swiftSettings: house),
        .target(name: "Planning", dependencies: ["Meetings"], swiftSettings: house),
        .target(name: "Calendars", dependencies: ["Meetings", "CLibical"], swiftSettings: house),
        .target(name: "Mail", dependencies: ["CLibcurl", "CGMime"], swiftSettings: house),
        .target(name: "Store", dependencies: ["Meetings", "CStemmer", crypto, grdb], swiftSettings: house),
        .target(
            name: "Documents", dependencies: ["Meetings", "CCmark", "CZlib", crypto, mustache, subprocess],
            exclude: ["Counting/count_paper.py", "Typesetting/typeset.py"],
            swiftSettings: house),
        .target(
            name: "Secretariat",
            dependencies: [
                "Meetings", "Planning", "Calendars", "Mail", "Store", "Documents", crypto, logging, yams, csv,
            ],
            swiftSettings: house),
        .target(
            name: "Web",
            dependencies: ["Meetings", "Store", "Documents", "Secretariat", crypto, hummingbird, logging, nio],
            swiftSettings: house),
        .executableTarget(
            name: "samordna",
            dependencies: [
                "Meetings", "Planning", "Calendars", "Mail", "Store", "Documents", "Secretariat", "Web",
                arguments, lifecycle, logging, yams,
            ],
            swiftSettings: house),

        .executableTarget(
            name: "benchmarks",
            dependencies: ["Meetings", "Planning", "Calendars", "Mail", "Store", "Documents", "Secretariat"],
            path: "Benchmarks/Sources", swiftSettings: house),

        .testTarget(name: "MeetingsTests", dependencies: ["Meetings"], swiftSettings: house),
        .testTarget(name: "PlanningTests", dependencies: ["Planning"], swiftSettings: house),
        .testTarget(
            name: "CalendarsTests", dependencies: ["Calendars", "Meetings"], exclude: ["Golden", "read_back.py"],
            swiftSettings: house),
        .testTarget(name: "MailTests", dependencies: ["Mail"], exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Meetings"], exclude: ["Golden", "inspect_pdf.py"],
            swiftSettings: house),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Meetings", grdb], exclude: ["Frozen"], swiftSettings: house),
        .testTarget(
            name: "SecretariatTests",
            dependencies: ["Secretariat", "Meetings", "Calendars", "Mail", "Store", "Documents"], swiftSettings: house),
        .testTarget(
            name: "WebTests",
            dependencies: ["Web", "Meetings", "Store", "Documents", "Secretariat", hummingbird, logging, nio],
            swiftSettings: house),
        .testTarget(
            name: "CommandTests", dependencies: ["samordna", "Mail"],
            swiftSettings: house),
        .testTarget(
            name: "SystemTests",
            dependencies: ["samordna", "Secretariat", "Meetings", "Calendars", "Mail", "Store", "Documents", crypto],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
