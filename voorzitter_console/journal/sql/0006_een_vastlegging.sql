-- One entry on its way to another screen: what it waits for is the disk, so the server's own steps are few (the figures
-- stand in docs/schaal.md). Nothing is asked less than in 0002: what is asked of a row now stands in one place.

-- Both hashes are those of what they are said to be of, and the id is the one inside (entry.py). Of expressions only, and
-- each name with its schema: so it becomes a part of whatever asks, and no search_path is needed.
CREATE FUNCTION klopt(p_stroom text, p_positie text, p_id text, p_vorige text, p_inhoud text, p_inhoud_hash text, p_schakel text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_inhoud_hash = pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p_inhoud, 'UTF8')), 'hex')
    AND p_schakel = pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(
      '{"inhoud":"' || p_inhoud_hash || '","positie":' || p_positie || ',"stroom":' || pg_catalog.to_json(p_stroom)::text
      || ',"vorige":"' || p_vorige || '"}', 'UTF8')), 'hex')
    AND pg_catalog.strpos(p_inhoud, ',"id":' || pg_catalog.to_json(p_id)::text || ',') > 0;  -- json chokes on \u0000
$$;

-- A seal is on what stands here: one of a record that went another way would make the whole look tampered with.
CREATE FUNCTION zegel_past(p_gemeente text, p_inhoud text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  p json := p_inhoud::json -> 'payload';
BEGIN
  RETURN p_inhoud::json ->> 'soort' NOT IN ('zegel', 'anker') OR EXISTS (
    SELECT FROM vastlegging v WHERE v.gemeente = p_gemeente AND v.stroom = p ->> 'stroom'
      AND v.positie = (p ->> 'aantal')::integer AND v.schakel = p ->> 'kop'
  );
END $$;

-- One look: whom the login works for; or, for the owner of the tables and a superuser, the one that is set, else none.
CREATE OR REPLACE FUNCTION mijn_gemeente() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN coalesce(
    (SELECT g.gemeente FROM gebruiker g WHERE g.naam = session_user),
    CASE WHEN session_user = current_user OR (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)
      THEN coalesce(current_setting('voorzitter_console.gemeente', true), '') END
  );
END $$;

-- One more entry of a stream that has one. As schrijf(), in one statement for each table: that the row joins on, and that
-- the stream is the caller's, the new head says by being written. False: nothing was written, for something was sealed
-- past p_zegels seals (a lock on the vault, perhaps, that the caller does not know of). An id that stands here already is
-- refused by the table itself (23505).
CREATE FUNCTION leg_vast(p_stroom text, p_positie integer, p_id text, p_vorige text, p_inhoud text, p_inhoud_hash text,
  p_schakel text, p_kluis jsonb, p_eigenaar text, p_epoch integer, p_zegels integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := mijn_gemeente();
  gedaan text;  -- of what has nothing to say: an assignment takes a third of the time of PERFORM
  s stroom%ROWTYPE;
BEGIN
  IF g IS NULL THEN
    RAISE EXCEPTION 'geen gemeente' USING ERRCODE = 'VC004';
  END IF;
  gedaan := pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/' || p_stroom, 86))::text;  -- slot(), in place
  IF klopt(p_stroom, p_positie::text, p_id, p_vorige, p_inhoud, p_inhoud_hash, p_schakel) IS NOT TRUE THEN
    RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002';
  END IF;
  IF p_stroom = 'zegels' AND zegel_past(g, p_inhoud) IS NOT TRUE THEN
    RAISE EXCEPTION 'zegel' USING ERRCODE = 'VC002';
  END IF;
  UPDATE stroom t SET aantal = p_positie, kop = p_schakel
    WHERE t.gemeente = g AND t.id = p_stroom AND t.aantal = p_positie - 1 AND t.kop = p_vorige
      AND (t.id = 'zegels' OR (t.eigenaar = p_eigenaar AND (t.eigenaar = '' OR t.epoch = p_epoch)))
      AND coalesce((SELECT z.aantal FROM stroom z WHERE z.gemeente = g AND z.id = 'zegels'), 0) = p_zegels;
  IF NOT FOUND THEN
    SELECT * INTO s FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom;
    IF s.id <> 'zegels' AND (s.eigenaar IS DISTINCT FROM p_eigenaar OR (s.eigenaar <> '' AND s.epoch IS DISTINCT FROM p_epoch)) THEN
      RAISE EXCEPTION '%', s.eigenaar_naam USING ERRCODE = 'VC001', DETAIL = s.epoch::text;
    ELSIF s.id IS NULL OR s.aantal <> p_positie - 1 OR s.kop <> p_vorige THEN
      RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002', DETAIL = coalesce(s.aantal, 0)::text;
    END IF;
    RETURN false;
  END IF;
  INSERT INTO vastlegging (stroom, positie, id, vorige, inhoud, inhoud_hash, schakel, gemeente)
    VALUES (p_stroom, p_positie, p_id, p_vorige, p_inhoud, p_inhoud_hash, p_schakel, g);
  IF p_kluis <> '[]' THEN
    INSERT INTO kluis (id, veld, waarde, zout, gemeente)
      SELECT p_id, k ->> 0, k ->> 1, k ->> 2, g FROM pg_catalog.jsonb_array_elements(p_kluis) k;
  END IF;
  gedaan := pg_notify('vastlegging_' || md5(g), '')::text || pg_notify('vastlegging_' || md5(g || '/' || p_stroom), '')::text;
  RETURN true;
END $$;

-- As it was, with what is asked of a row from there.
CREATE OR REPLACE FUNCTION schrijf(p_stroom text, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text)
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
      OR klopt(p_stroom, rij ->> 'positie', rij ->> 'id', rij ->> 'vorige', rij ->> 'inhoud', rij ->> 'inhoud_hash', rij ->> 'schakel') IS NOT TRUE
    THEN
      RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002', DETAIL = coalesce(s.aantal, 0)::text;
    END IF;
    IF p_stroom = 'zegels' AND zegel_past(g, rij ->> 'inhoud') IS NOT TRUE THEN
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

REVOKE ALL ON FUNCTION klopt(text, text, text, text, text, text, text), zegel_past(text, text),
  leg_vast(text, integer, text, text, text, text, text, jsonb, text, integer, integer) FROM PUBLIC;

CREATE OR REPLACE FUNCTION geef_rechten() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['meekijker', 'griffier', 'voorzitter', 'archief'] LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = rol);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), rol);
    EXECUTE format('GRANT SELECT ON kenmerk, vorm, stroom, vastlegging, eigendom TO %I', rol);
    CONTINUE WHEN rol = 'meekijker';
    EXECUTE format('GRANT SELECT ON kluis, bewijs, bewijsdeel TO %I', rol);
    EXECUTE format('GRANT EXECUTE ON FUNCTION schrijf(text, jsonb, text, integer, text),
      leg_vast(text, integer, text, text, text, text, text, jsonb, text, integer, integer),
      bewaar_deel(text, integer, bytea), begin_bewijs(text), bewaar_bewijs(text, text, bigint), draag_over(text, integer, text, text) TO %I', rol);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'archief') THEN
    GRANT EXECUTE ON FUNCTION wis(text, jsonb, jsonb, text, integer, text), wis_bewijs(text), herschrijf(jsonb),
      herschrijf_bewijs(text, bytea) TO archief;
  END IF;
END $$;
REVOKE ALL ON FUNCTION geef_rechten() FROM PUBLIC;
SELECT geef_rechten();

DO $$
DECLARE
  functie regprocedure;
BEGIN
  FOR functie IN SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace
      AND p.proname IN ('mijn_gemeente', 'zegel_past', 'leg_vast', 'schrijf', 'geef_rechten')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', functie, current_schema());
  END LOOP;
END $$;
