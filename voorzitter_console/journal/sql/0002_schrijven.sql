-- The only ways in. Each function is the owner's (SECURITY DEFINER) and works for the municipality of whoever logged in.
-- SQLSTATE VCxxx tells the program what was refused: VC001 not the owner, VC002 does not join on, VC003 an id that is
-- recorded already, VC004 no municipality, VC005 what is erased and what is said of it differ, VC006 was taken over.

CREATE FUNCTION mijn_gemeente() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  gevonden text;
BEGIN
  SELECT g.gemeente INTO gevonden FROM gebruiker g WHERE g.naam = session_user;
  IF gevonden IS NULL AND (
    session_user = current_user OR (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)
  ) THEN
    gevonden := coalesce(current_setting('voorzitter_console.gemeente', true), '');
  END IF;
  RETURN gevonden;
END $$;

CREATE FUNCTION de_gemeente() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  gevonden text := mijn_gemeente();
BEGIN
  IF gevonden IS NULL THEN
    RAISE EXCEPTION 'geen gemeente' USING ERRCODE = 'VC004';
  END IF;
  RETURN gevonden;
END $$;

-- One writer for each stream, until the transaction ends: so the order of commits is the order of positions.
CREATE FUNCTION slot(p_stroom text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(de_gemeente() || '/' || p_stroom, 86));
$$;

-- That there is news, for who follows one stream and for who follows all of them; never what: anybody may listen.
CREATE FUNCTION meld(p_gemeente text, p_stroom text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('vastlegging_' || md5(p_gemeente), ''), pg_notify('vastlegging_' || md5(p_gemeente || '/' || p_stroom), '');
$$;

-- Entries as they were sealed, each judged: the owner's, the next position, the link before it, both hashes (entry.py).
-- One that stands there already as it is, is passed over: what is sent twice is recorded once.
CREATE FUNCTION schrijf(p_stroom text, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  s stroom%ROWTYPE;
  rij jsonb;
  staat vastlegging%ROWTYPE;
  nieuw integer := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom) THEN
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/*', 86));  -- always before that of the stream, so that no two wait for each other
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/' || p_stroom, 86));  -- slot(), in place
  SELECT * INTO s FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom;
  IF s.id IS NOT NULL AND p_stroom <> 'zegels' AND (s.eigenaar <> p_eigenaar OR (s.eigenaar <> '' AND s.epoch <> p_epoch)) THEN
    RAISE EXCEPTION '%', s.eigenaar_naam USING ERRCODE = 'VC001', DETAIL = s.epoch::text;
  END IF;
  FOR rij IN SELECT * FROM pg_catalog.jsonb_array_elements(p_rijen) LOOP
    SELECT * INTO staat FROM vastlegging v WHERE v.gemeente = g AND v.id = rij ->> 'id';
    IF FOUND THEN
      IF staat.stroom <> p_stroom OR staat.schakel <> rij ->> 'schakel' THEN
        RAISE EXCEPTION 'id' USING ERRCODE = 'VC003';
      END IF;
      CONTINUE;
    END IF;
    IF (rij ->> 'positie')::integer <> coalesce(s.aantal, 0) + 1
      OR rij ->> 'vorige' <> coalesce(s.kop, encode(sha256(convert_to('voorzitter-console/stroom/1 ' || p_stroom, 'UTF8')), 'hex'))
      OR rij ->> 'inhoud_hash' <> encode(sha256(convert_to(rij ->> 'inhoud', 'UTF8')), 'hex')
      OR rij ->> 'schakel' <> encode(sha256(convert_to(format('{"inhoud":"%s","positie":%s,"stroom":%s,"vorige":"%s"}',
        rij ->> 'inhoud_hash', rij ->> 'positie', to_json(p_stroom), rij ->> 'vorige'), 'UTF8')), 'hex')
      OR strpos(rij ->> 'inhoud', ',"id":' || to_json(rij ->> 'id')::text || ',') = 0  -- json chokes on \u0000
    THEN
      RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002', DETAIL = coalesce(s.aantal, 0)::text;
    END IF;
    -- A seal is on what stands here: one of a record that went another way would make the whole look tampered with.
    IF p_stroom = 'zegels' AND (rij ->> 'inhoud')::json ->> 'soort' IN ('zegel', 'anker') AND NOT EXISTS (
      SELECT FROM vastlegging v, LATERAL (SELECT (rij ->> 'inhoud')::json -> 'payload') AS x(p)
      WHERE v.gemeente = g AND v.stroom = p ->> 'stroom' AND v.positie = (p ->> 'aantal')::integer
        AND v.schakel = p ->> 'kop'
    ) THEN
      RAISE EXCEPTION 'zegel' USING ERRCODE = 'VC002', DETAIL = coalesce(s.aantal, 0)::text;
    END IF;
    IF s.id IS NULL THEN
      INSERT INTO stroom (nummer, id, aantal, kop, eigenaar, eigenaar_naam, epoch, gemeente)
        SELECT coalesce(max(t.nummer), 0) + 1, p_stroom, 1, rij ->> 'schakel', p_eigenaar, p_naam, p_epoch, g
        FROM stroom t WHERE t.gemeente = g;
      INSERT INTO eigendom (stroom, epoch, eigenaar, eigenaar_naam, na_positie, gemeente)
        VALUES (p_stroom, p_epoch, p_eigenaar, p_naam, 0, g);
    END IF;
    INSERT INTO vastlegging (stroom, positie, id, vorige, inhoud, inhoud_hash, schakel, gemeente)
      VALUES (p_stroom, (rij ->> 'positie')::integer, rij ->> 'id', rij ->> 'vorige', rij ->> 'inhoud',
        rij ->> 'inhoud_hash', rij ->> 'schakel', g);
    INSERT INTO kluis (id, veld, waarde, zout, gemeente)
      SELECT rij ->> 'id', k ->> 0, k ->> 1, k ->> 2, g FROM pg_catalog.jsonb_array_elements(rij -> 'kluis') k;
    s.id := p_stroom;
    s.aantal := (rij ->> 'positie')::integer;
    s.kop := rij ->> 'schakel';
    nieuw := nieuw + 1;
  END LOOP;
  IF nieuw > 0 THEN
    UPDATE stroom t SET aantal = s.aantal, kop = s.kop
      WHERE t.gemeente = g AND t.id = p_stroom AND t.aantal < s.aantal;
    PERFORM pg_notify('vastlegging_' || md5(g), ''), pg_notify('vastlegging_' || md5(g || '/' || p_stroom), '');
  END IF;
  RETURN nieuw;
END $$;

-- Erasure: the values, and the entries that say so, in one; what is taken and what is told must be the same.
CREATE FUNCTION wis(p_stroom text, p_wissen jsonb, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
BEGIN
  IF EXISTS (
    (SELECT w ->> 'id', v FROM pg_catalog.jsonb_array_elements(p_wissen) w, pg_catalog.jsonb_array_elements_text(w -> 'velden') v)
    EXCEPT
    (SELECT i -> 'payload' ->> 'over_id', v
      FROM pg_catalog.jsonb_array_elements(p_rijen) r, LATERAL (SELECT replace(r ->> 'inhoud', '\u0000', '')::json) AS x(i),
        pg_catalog.json_array_elements_text(i -> 'payload' -> 'velden') v
      WHERE i ->> 'soort' = 'gewist')
  ) OR EXISTS (
    SELECT FROM pg_catalog.jsonb_array_elements(p_wissen) w
    WHERE NOT EXISTS (SELECT FROM vastlegging v WHERE v.gemeente = g AND v.stroom = p_stroom AND v.id = w ->> 'id')
  ) THEN
    RAISE EXCEPTION 'wissen' USING ERRCODE = 'VC005';
  END IF;
  PERFORM schrijf(p_stroom, p_rijen, p_eigenaar, p_epoch, p_naam);
  PERFORM pg_catalog.set_config('voorzitter_console.wist', 'ja', true);
  DELETE FROM kluis k USING pg_catalog.jsonb_array_elements(p_wissen) w
    WHERE k.gemeente = g AND k.id = w ->> 'id' AND w -> 'velden' ? k.veld;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', '', true);
END $$;

-- Evidence that nothing names any more, by the same role.
CREATE FUNCTION wis_bewijs(p_naam text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
BEGIN
  PERFORM pg_catalog.set_config('voorzitter_console.wist', 'ja', true);
  DELETE FROM bewijsdeel b WHERE b.gemeente = g AND b.naam = p_naam;
  DELETE FROM bewijs b WHERE b.gemeente = g AND b.naam = p_naam;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', '', true);
END $$;

-- A part of an evidence file; the last call (grootte given) says that it is whole. A part that is there stays.
CREATE FUNCTION bewaar_deel(p_naam text, p_nummer integer, p_inhoud bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER AS $$
  INSERT INTO bewijsdeel (naam, nummer, inhoud, gemeente) VALUES (p_naam, p_nummer, p_inhoud, de_gemeente())
    ON CONFLICT DO NOTHING;
$$;
CREATE FUNCTION bewaar_bewijs(p_naam text, p_sha256 text, p_grootte bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER AS $$
  INSERT INTO bewijs (naam, sha256, grootte, gemeente) VALUES (p_naam, p_sha256, p_grootte, de_gemeente())
    ON CONFLICT DO NOTHING;
$$;

-- A stream goes to another owner, from one epoch to the next; of two that would at once just one does. The new epoch.
CREATE FUNCTION draag_over(p_stroom text, p_epoch integer, p_eigenaar text, p_naam text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  s stroom%ROWTYPE;
BEGIN
  PERFORM slot(p_stroom);
  SELECT * INTO s FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom;
  IF s.id IS NULL OR s.epoch <> p_epoch THEN
    RAISE EXCEPTION '%', s.eigenaar_naam USING ERRCODE = 'VC006', DETAIL = coalesce(s.epoch, 0)::text;
  END IF;
  UPDATE stroom t SET eigenaar = p_eigenaar, eigenaar_naam = p_naam, epoch = p_epoch + 1
    WHERE t.gemeente = g AND t.id = p_stroom;
  INSERT INTO eigendom (stroom, epoch, eigenaar, eigenaar_naam, na_positie, gemeente)
    VALUES (p_stroom, p_epoch + 1, p_eigenaar, p_naam, s.aantal, g);
  PERFORM meld(g, p_stroom);
  RETURN p_epoch + 1;
END $$;

-- Append-only, for the owner of the tables too.
CREATE FUNCTION alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('kluis', 'bewijs', 'bewijsdeel')
    AND current_setting('voorzitter_console.wist', true) = 'ja' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'stroom' THEN
    IF NEW.id = OLD.id AND NEW.nummer = OLD.nummer AND NEW.gemeente = OLD.gemeente AND NEW.epoch >= OLD.epoch
      AND (NEW.aantal > OLD.aantal OR (NEW.aantal = OLD.aantal AND NEW.kop = OLD.kop)) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'In % wordt niets veranderd of verwijderd.', TG_TABLE_NAME;
END $$;

DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['kenmerk', 'stroom', 'vastlegging', 'kluis', 'bewijs', 'bewijsdeel', 'eigendom'] LOOP
    EXECUTE format('CREATE TRIGGER alleen_erbij BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION alleen_erbij()', tabel);
    EXECUTE format('CREATE TRIGGER nooit_leeg BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION alleen_erbij()', tabel);
  END LOOP;
END $$;
