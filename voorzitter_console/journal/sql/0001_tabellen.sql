-- The journal on a server: the same tables as in a file (schema.py), each row with the municipality that it belongs to.
-- All JSON is RFC 8785 text, as it was hashed: never jsonb, which would write it anew (and refuses \u0000).
-- Nobody writes into a table: functions of the owner do, which judge the chain first (0002).

CREATE TABLE kenmerk (
  nummer integer NOT NULL PRIMARY KEY CHECK (nummer = 1),
  inhoud text NOT NULL,
  hash text NOT NULL
);

-- Which municipality a login works for. Whoever does not stand here sees nothing (but for the owner of the tables).
CREATE TABLE gebruiker (
  naam name NOT NULL PRIMARY KEY,
  gemeente text COLLATE "C" NOT NULL
);

-- eigenaar: the public key of the installation that alone may append; empty: whoever works on this server itself.
CREATE TABLE stroom (
  nummer bigint NOT NULL CHECK (nummer >= 1),
  id text COLLATE "C" NOT NULL,
  aantal integer NOT NULL CHECK (aantal >= 1),
  kop text COLLATE "C" NOT NULL,
  eigenaar text COLLATE "C" NOT NULL DEFAULT '',
  eigenaar_naam text NOT NULL DEFAULT '',
  epoch integer NOT NULL DEFAULT 1 CHECK (epoch >= 1),
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, nummer)
);

CREATE TABLE vastlegging (
  stroom text COLLATE "C" NOT NULL,
  positie integer NOT NULL CHECK (positie >= 1),
  id text COLLATE "C" NOT NULL,
  vorige text COLLATE "C" NOT NULL,
  inhoud text COLLATE "C" NOT NULL,
  inhoud_hash text COLLATE "C" NOT NULL,
  schakel text COLLATE "C" NOT NULL,
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, stroom, positie),
  UNIQUE (gemeente, id),
  UNIQUE (gemeente, vorige),
  FOREIGN KEY (gemeente, stroom) REFERENCES stroom (gemeente, id)
);

CREATE TABLE kluis (
  id text COLLATE "C" NOT NULL,
  veld text COLLATE "C" NOT NULL,
  waarde text COLLATE "C" NOT NULL,
  zout text COLLATE "C" NOT NULL,
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, id, veld),
  FOREIGN KEY (gemeente, id) REFERENCES vastlegging (gemeente, id)
);

-- Evidence files, named by their content, in parts of at most a mebibyte.
CREATE TABLE bewijs (
  naam text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  grootte bigint NOT NULL CHECK (grootte >= 0),
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, naam)
);
CREATE TABLE bewijsdeel (
  naam text COLLATE "C" NOT NULL,
  nummer integer NOT NULL CHECK (nummer >= 0),
  inhoud bytea NOT NULL,
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, naam, nummer)
);
ALTER TABLE bewijsdeel ALTER COLUMN inhoud SET STORAGE EXTERNAL;

-- Who had a stream, from which entry on: one row for each epoch.
CREATE TABLE eigendom (
  stroom text COLLATE "C" NOT NULL,
  epoch integer NOT NULL,
  eigenaar text COLLATE "C" NOT NULL,
  eigenaar_naam text NOT NULL,
  na_positie integer NOT NULL,
  op timestamptz NOT NULL DEFAULT clock_timestamp(),
  gemeente text COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, stroom, epoch)
);
