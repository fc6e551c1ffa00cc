-- An append beside the turning of the lock on the vault (kluis aan, another phrase). Who records holds the vault's own lock
-- of the municipality with others, who turns the key has it alone: what was begun before is waited for and goes under
-- the key with all that stands here, what begins after sees the seal that says so. No value slips past in plain.

CREATE FUNCTION slot_kluis() RETURNS void LANGUAGE sql AS $$
  SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(de_gemeente() || '/kluis', 87));
$$;

-- Always the vault's before any stream's, so that no two wait for each other.
CREATE OR REPLACE FUNCTION slot(p_stroom text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(de_gemeente() || '/kluis', 87));
  SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(de_gemeente() || '/' || p_stroom, 86));
$$;

-- As it was, under the vault's lock: whether something was sealed past p_zegels is only certain there.
CREATE OR REPLACE FUNCTION leg_vast(p_stroom text, p_positie integer, p_id text, p_vorige text, p_inhoud text, p_inhoud_hash text,
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
  gedaan := pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(g || '/kluis', 87))::text;  -- slot(), in place
  gedaan := pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/' || p_stroom, 86))::text;
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

-- As it was, under the vault's lock; NULL: nothing was written, for something was sealed past p_zegels seals (a lock on
-- the vault, perhaps, that the caller does not know of).
CREATE FUNCTION schrijf(p_stroom text, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text, p_zegels integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  s stroom%ROWTYPE;
  rij jsonb;
  staat vastlegging%ROWTYPE;
  nieuw integer := 0;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(g || '/kluis', 87));  -- slot(), in place
  IF NOT EXISTS (SELECT FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom) THEN
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/*', 86));  -- always before that of the stream, so that no two wait for each other
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/' || p_stroom, 86));
  SELECT * INTO s FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom;
  IF s.id IS NOT NULL AND p_stroom <> 'zegels' AND (s.eigenaar <> p_eigenaar OR (s.eigenaar <> '' AND s.epoch <> p_epoch)) THEN
    RAISE EXCEPTION '%', s.eigenaar_naam USING ERRCODE = 'VC001', DETAIL = s.epoch::text;
  END IF;
  IF p_stroom <> 'zegels'
    AND coalesce((SELECT z.aantal FROM stroom z WHERE z.gemeente = g AND z.id = 'zegels'), 0) IS DISTINCT FROM p_zegels THEN
    RETURN NULL;
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

-- As it was; false: nothing was written nor erased, see schrijf().
CREATE FUNCTION wis(p_stroom text, p_wissen jsonb, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text,
  p_zegels integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
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
  IF schrijf(p_stroom, p_rijen, p_eigenaar, p_epoch, p_naam, p_zegels) IS NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', 'ja', true);
  DELETE FROM kluis k USING pg_catalog.jsonb_array_elements(p_wissen) w
    WHERE k.gemeente = g AND k.id = w ->> 'id' AND w -> 'velden' ? k.veld;
  PERFORM pg_catalog.set_config('voorzitter_console.wist', '', true);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION herschrijf(p_rijen jsonb) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  aantal integer;
BEGIN
  PERFORM slot_kluis();
  PERFORM pg_catalog.set_config('voorzitter_console.slot', 'ja', true);
  UPDATE kluis k SET waarde = r ->> 2, zout = r ->> 3 FROM pg_catalog.jsonb_array_elements(p_rijen) r
    WHERE k.gemeente = g AND k.id = r ->> 0 AND k.veld = r ->> 1;
  GET DIAGNOSTICS aantal = ROW_COUNT;
  PERFORM pg_catalog.set_config('voorzitter_console.slot', '', true);
  RETURN aantal;
END $$;

-- A program that was connected when this came knows of no p_zegels: it is refused, and its user asked to renew it.
CREATE OR REPLACE FUNCTION schrijf(p_stroom text, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text)
RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ouder programma' USING ERRCODE = 'VC007';
END $$;
CREATE OR REPLACE FUNCTION wis(p_stroom text, p_wissen jsonb, p_rijen jsonb, p_eigenaar text, p_epoch integer, p_naam text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ouder programma' USING ERRCODE = 'VC007';
END $$;

REVOKE ALL ON FUNCTION schrijf(text, jsonb, text, integer, text, integer),
  wis(text, jsonb, jsonb, text, integer, text, integer) FROM PUBLIC;

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
    EXECUTE format('GRANT EXECUTE ON FUNCTION schrijf(text, jsonb, text, integer, text, integer),
      leg_vast(text, integer, text, text, text, text, text, jsonb, text, integer, integer),
      bewaar_deel(text, integer, bytea), begin_bewijs(text), bewaar_bewijs(text, text, bigint), draag_over(text, integer, text, text) TO %I', rol);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'archief') THEN
    GRANT EXECUTE ON FUNCTION wis(text, jsonb, jsonb, text, integer, text, integer), wis_bewijs(text), herschrijf(jsonb),
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
      AND p.proname IN ('slot_kluis', 'slot', 'leg_vast', 'schrijf', 'wis', 'herschrijf', 'geef_rechten')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', functie, current_schema());
  END LOOP;
END $$;
