/// The words that random values are made of.
enum Words {
  static let colors = [
    "amber", "azure", "black", "blue", "brown", "coral", "cyan", "gold", "gray", "green", "indigo", "ivory", "lime",
    "magenta", "maroon", "navy", "olive", "orange", "pink", "plum", "purple", "red", "silver", "teal", "white",
    "yellow",
  ]
  static let abbreviations = [
    "API", "CPU", "CSS", "DNS", "FTP", "GB", "HTML", "HTTP", "JSON", "RAM", "SQL", "TCP", "XML",
  ]
  static let locales = [
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hi", "hu", "id", "it", "ja", "ko", "nl", "pl", "pt", "sv",
    "th", "tr", "uk", "vi", "zh",
  ]
  static let firstNames = [
    "Ada", "Amir", "Anna", "Ben", "Carla", "Chen", "Dara", "David", "Elena", "Emil", "Fatima", "Felix", "Grace", "Hana",
    "Ines", "Ivan", "Jonas", "Kofi", "Lena", "Linh", "Maria", "Mateo", "Nadia", "Noah", "Olga", "Omar", "Priya", "Ravi",
    "Rosa", "Sam", "Sofia", "Tariq", "Tomas", "Uma", "Vera", "Yuki", "Zoe",
  ]
  static let lastNames = [
    "Adler", "Bauer", "Chen", "Costa", "Diaz", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen",
    "Kaya", "Khan", "Kim", "Kowalski", "Lopez", "Meyer", "Moreau", "Nguyen", "Novak", "Okafor", "Patel", "Rossi",
    "Santos", "Sato", "Silva", "Smith", "Tran", "Weber", "Wong", "Young",
  ]
  static let namePrefixes = ["Dr.", "Miss", "Mr.", "Mrs.", "Ms."]
  static let nameSuffixes = ["I", "II", "III", "IV", "Jr.", "MD", "PhD", "Sr."]
  static let jobDescriptors = [
    "Central", "Chief", "Corporate", "Customer", "Direct", "District", "Global", "Human", "Internal", "Lead",
    "National",
    "Principal", "Regional", "Senior",
  ]
  static let jobAreas = [
    "Accounts", "Assurance", "Branding", "Communications", "Data", "Directives", "Identity", "Intranet", "Marketing",
    "Mobility", "Operations", "Quality", "Research", "Security", "Tactics",
  ]
  static let jobTypes = [
    "Administrator", "Agent", "Analyst", "Architect", "Assistant", "Consultant", "Coordinator", "Designer", "Developer",
    "Director", "Engineer", "Executive", "Manager", "Officer", "Planner", "Producer", "Specialist", "Supervisor",
  ]
  static let cities = [
    "Accra", "Berlin", "Bogota", "Cairo", "Dakar", "Delhi", "Dublin", "Hanoi", "Jakarta", "Kyoto", "Lagos", "Lima",
    "Lisbon", "London", "Madrid", "Manila", "Milan", "Nairobi", "Oslo", "Paris", "Porto", "Prague", "Quito", "Riga",
    "Rome", "Seoul", "Sofia", "Sydney", "Tokyo", "Toronto", "Vienna", "Warsaw",
  ]
  static let streets = [
    "Bridge", "Castle", "Cedar", "Church", "Elm", "Forest", "Garden", "Harbour", "Hill", "Lake", "Maple", "Market",
    "Meadow", "Mill", "Oak", "Park", "River", "Station", "Sunset", "Willow",
  ]
  static let streetTypes = ["Avenue", "Drive", "Lane", "Place", "Road", "Square", "Street", "Way"]
  static let countries: [(name: String, code: String)] = [
    ("Argentina", "AR"), ("Australia", "AU"), ("Austria", "AT"), ("Brazil", "BR"), ("Canada", "CA"), ("Chile", "CL"),
    ("Denmark", "DK"), ("Egypt", "EG"), ("Finland", "FI"), ("France", "FR"), ("Germany", "DE"), ("Ghana", "GH"),
    ("India", "IN"), ("Indonesia", "ID"), ("Ireland", "IE"), ("Italy", "IT"), ("Japan", "JP"), ("Kenya", "KE"),
    ("Malaysia", "MY"), ("Mexico", "MX"), ("Norway", "NO"), ("Peru", "PE"), ("Poland", "PL"), ("Portugal", "PT"),
    ("Singapore", "SG"), ("Spain", "ES"), ("Sweden", "SE"), ("Thailand", "TH"), ("Vietnam", "VN"),
  ]
  static let companySuffixes = ["and Sons", "Group", "Inc", "LLC", "Ltd"]
  static let adjectives = [
    "bright", "calm", "clever", "cold", "curious", "deep", "eager", "fast", "fresh", "gentle", "grand", "happy",
    "honest", "light", "loud", "lucky", "mild", "neat", "new", "odd", "open", "plain", "proud", "quiet", "rapid",
    "rich", "round", "sharp", "short", "slow", "small", "soft", "solid", "steep", "strong", "sweet", "tall", "warm",
  ]
  static let nouns = [
    "anchor", "apple", "basket", "bell", "boat", "book", "bottle", "branch", "bridge", "candle", "chair", "clock",
    "cloud", "coin", "door", "engine", "field", "flag", "garden", "glass", "hammer", "island", "kettle", "ladder",
    "lamp", "letter", "map", "mirror", "mountain", "needle", "paper", "pencil", "river", "road", "rope", "stone",
    "table", "tower", "train", "tree", "wheel", "window",
  ]
  static let verbs = [
    "bring", "build", "carry", "check", "climb", "close", "collect", "connect", "copy", "count", "draw", "fill",
    "find", "fold", "hold", "join", "lift", "load", "mark", "measure", "move", "open", "pack", "paint", "print",
    "push", "read", "send", "sort", "trace", "turn", "wash", "write",
  ]
  static let gerunds = [
    "bringing", "building", "carrying", "checking", "climbing", "closing", "collecting", "connecting", "copying",
    "counting", "drawing", "filling", "finding", "folding", "holding", "joining", "lifting", "loading", "marking",
    "measuring", "moving", "opening", "packing", "painting", "printing", "pushing", "reading", "sending", "sorting",
  ]
  static let lorem = [
    "lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit", "sed", "do", "eiusmod", "tempor",
    "incididunt", "ut", "labore", "et", "dolore", "magna", "aliqua", "enim", "ad", "minim", "veniam", "quis",
    "nostrud", "exercitation", "ullamco", "laboris", "nisi", "aliquip", "ex", "ea", "commodo", "consequat",
  ]
  static let businessVerbs = [
    "deliver", "drive", "enable", "extend", "improve", "integrate", "monetize", "scale", "streamline",
  ]
  static let businessAdjectives = [
    "agile", "bespoke", "efficient", "global", "modular", "robust", "scalable", "seamless",
  ]
  static let businessNouns = [
    "channels", "content", "markets", "networks", "partnerships", "platforms", "services", "systems",
  ]
  static let catchAdjectives = [
    "Adaptive", "Balanced", "Compatible", "Digitized", "Expanded", "Focused", "Managed", "Open",
  ]
  static let catchDescriptors = [
    "24-hour", "bottom-line", "composite", "dynamic", "empowering", "global", "modular", "neutral",
  ]
  static let catchNouns = [
    "access", "alliance", "archive", "capability", "framework", "interface", "model", "pricing", "toolset",
  ]
  static let departments = [
    "Automotive", "Baby", "Beauty", "Books", "Clothing", "Computers", "Electronics", "Games", "Garden", "Grocery",
    "Health", "Home", "Jewelry", "Kids", "Movies", "Music", "Outdoors", "Shoes", "Sports", "Tools", "Toys",
  ]
  static let products = [
    "Bag", "Ball", "Bike", "Chair", "Computer", "Gloves", "Hat", "Keyboard", "Lamp", "Mouse", "Pants", "Shirt",
    "Shoes", "Soap", "Table", "Towels",
  ]
  static let productAdjectives = [
    "Compact", "Elegant", "Fancy", "Handmade", "Incredible", "Practical", "Rustic", "Sleek", "Small",
  ]
  static let materials = [
    "Bamboo", "Concrete", "Cotton", "Glass", "Granite", "Leather", "Metal", "Paper", "Steel", "Wooden",
  ]
  static let currencies: [(code: String, name: String, symbol: String)] = [
    ("AUD", "Australian Dollar", "$"), ("BRL", "Brazilian Real", "R$"), ("CAD", "Canadian Dollar", "$"),
    ("CHF", "Swiss Franc", "CHF"), ("CNY", "Yuan Renminbi", "¥"), ("EUR", "Euro", "€"), ("GBP", "Pound Sterling", "£"),
    ("IDR", "Rupiah", "Rp"), ("INR", "Indian Rupee", "₹"), ("JPY", "Yen", "¥"), ("KRW", "Won", "₩"),
    ("MXN", "Mexican Peso", "$"), ("PHP", "Philippine Peso", "₱"), ("THB", "Baht", "฿"), ("USD", "US Dollar", "$"),
    ("VND", "Dong", "₫"),
  ]
  static let transactionTypes = ["deposit", "invoice", "payment", "withdrawal"]
  static let accountNames = [
    "Checking Account", "Credit Card Account", "Investment Account", "Money Market Account", "Savings Account",
  ]
  static let databaseColumns = [
    "avatar", "category", "comment", "createdAt", "email", "id", "name", "password", "phone", "status", "title",
    "token",
  ]
  static let databaseTypes = [
    "bigint", "binary", "boolean", "char", "date", "datetime", "decimal", "double", "float", "int", "text", "varchar",
  ]
  static let databaseCollations = [
    "ascii_bin", "ascii_general_ci", "cp1250_bin", "cp1250_general_ci", "utf8_bin", "utf8_general_ci",
    "utf8_unicode_ci",
  ]
  static let databaseEngines = ["ARCHIVE", "BLACKHOLE", "CSV", "InnoDB", "MEMORY", "MyISAM"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let fileTypes = ["application", "audio", "image", "message", "text", "video"]
  static let extensions = [
    "avi", "bmp", "doc", "gz", "json", "m4v", "odt", "pptx", "ser", "svg", "tar", "ttf", "wav", "xlsx", "xml",
  ]
  static let commonExtensions = ["gif", "html", "jpeg", "mp3", "mp4", "mpeg", "pdf", "png", "txt", "wav"]
  static let commonTypes = ["application", "audio", "image", "text", "video"]
  static let mimeTypes = [
    "application/json", "application/pdf", "application/xml", "application/zip", "audio/mpeg", "image/jpeg",
    "image/png",
    "text/csv", "text/html", "text/plain", "video/mp4",
  ]
  static let directories = [
    "/Library", "/Users", "/bin", "/etc", "/home", "/opt/bin", "/private/var", "/usr/lib", "/usr/share", "/var/log",
  ]
  /// RFC 2606: names that belong to nobody, so that what is sent to a random address goes nowhere.
  static let exampleDomains = ["example.com", "example.net", "example.org"]
  static let domainSuffixes = ["biz", "com", "info", "name", "net", "org"]
  static let userAgents = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
      + "Version/17.4 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
  ]
}
